package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.persistence.vpc.Vpc;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the security groups and VSwitches that an order names, only usable ones, and holds them against deletion: first
 * groups, then VSwitches, then their VPC, as the order of locks demands.
 */
@Component
record NetworkLookup(Resources resources) {
    /** The groups, by id. */
    Map<String, SecurityGroup> groups(Collection<String> ids, String regionId, Caller caller) {
        var groups = held(SecurityGroup.class, ids, regionId, caller);
        check(groups.keySet().containsAll(ids), "InvalidSecurityGroupId.NotFound");
        return groups;
    }

    /** The VSwitches, by id; they and their VPC must be Available. */
    Map<String, VSwitch> vSwitches(Collection<String> ids, String regionId, Caller caller) {
        var vSwitches = held(VSwitch.class, ids, regionId, caller);
        if (!vSwitches.keySet().containsAll(ids)) {
            throw noVSwitch();
        }
        for (var vSwitch : vSwitches.values()) {
            check(vSwitch.status() == NetworkStatus.AVAILABLE, "IncorrectVSwitchStatus");
        }
        var vpcIds = vSwitches.values().stream().map(vSwitch -> vSwitch.vpcId).toList();
        for (var vpc : held(Vpc.class, vpcIds, regionId, caller).values()) {
            check(
                    vpc.status() == NetworkStatus.AVAILABLE,
                    "IncorrectVpcStatus",
                    "Current VPC status does not support this operation.");
        }
        return vSwitches;
    }

    /** Whether the VSwitch is in the default VPC; read without a lock. */
    boolean isInDefaultVpc(String vSwitchId, Caller caller) {
        var vSwitch = resources.find(VSwitch.class, caller, vSwitchId).orElseThrow(NetworkLookup::noVSwitch);
        return resources
                .find(Vpc.class, caller, vSwitch.vpcId)
                .filter(vpc -> vpc.isDefault)
                .isPresent();
    }

    private <T extends Resource> Map<String, T> held(
            Class<T> kind, Collection<String> ids, String regionId, Caller caller) {
        var distinct = ids.stream().distinct().toList();
        return resources.hold(kind, caller, distinct).stream()
                .filter(found -> found.regionId.equals(regionId))
                .collect(Collectors.toMap(found -> found.id, Function.identity()));
    }

    static ApiException noVSwitch() {
        return new ApiException("InvalidVSwitchId.NotFound", "Specified virtual switch does not exist.");
    }
}
