package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.securitygroup.GroupMembers;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Which security groups a locked instance is in; its primary interface is in the same groups. */
@Component
public record InstanceGroups(Resources resources, GroupMembers members) {
    /** How many groups an instance or an interface can be in. */
    public static final int MOST = 5;

    /** Puts the instance into these groups; each must pass the check. False if one of the new groups is full. */
    public boolean change(Caller caller, Instance instance, List<String> groups, Consumer<SecurityGroup> check) {
        // the interface before the groups, as the order of locks demands
        var primary = resources.lock(NetworkInterface.class, caller, instance.eniId);
        for (var id : groups.stream().sorted().toList()) {
            check.accept(resources.hold(SecurityGroup.class, caller, instance.regionId, id));
        }
        if (!members.move(instance.securityGroupIds, groups)) {
            return false;
        }
        instance.securityGroupIds = groups;
        primary.securityGroupIds = groups;
        return true;
    }
}
