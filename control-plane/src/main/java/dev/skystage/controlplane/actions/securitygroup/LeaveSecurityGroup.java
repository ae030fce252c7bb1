package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.InterfaceGroups;
import dev.skystage.controlplane.resources.instance.InstanceGroups;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an instance, or a secondary network interface, out of a security group; it must stay in one. */
@Action("ECS LeaveSecurityGroup")
record LeaveSecurityGroup(Instances instances, InstanceGroups groups, InterfaceGroups interfaces, Resources resources) {
    record Request(
            @NotBlank String securityGroupId,
            @Nullable String instanceId,
            @Nullable String networkInterfaceId,
            @Nullable String regionId) {}

    void handle(Request request, Caller caller) {
        var groupId = request.securityGroupId();
        var instanceId = request.instanceId();
        var interfaceId = request.networkInterfaceId();
        var regionId = request.regionId();
        if (interfaceId == null) {
            if (instanceId == null) {
                throw new ApiException("MissingParameter", "InstanceId");
            }
            var instance = instances.lock(caller, instanceId, InstanceOperation.LEAVE_SECURITY_GROUP);
            var left = less(instance.securityGroupIds, groupId, caller);
            groups.change(caller, instance, left, group -> {});
        } else {
            check(instanceId == null, "InvalidParameter", "NetworkInterfaceId");
            if (regionId == null) {
                throw new ApiException("MissingParameter.RegionId");
            }
            var eni = interfaces.lock(caller, regionId, interfaceId);
            eni.securityGroupIds = less(eni.securityGroupIds, groupId, caller);
        }
    }

    private List<String> less(List<String> groups, String groupId, Caller caller) {
        if (!groups.contains(groupId)) {
            check(resources.find(SecurityGroup.class, caller, groupId).isPresent(), "InvalidSecurityGroupId.NotFound");
            check(false, "InstanceNotInSecurityGroup");
        }
        check(groups.size() > 1, "InstanceLastSecurityGroup");
        return groups.stream().filter(id -> !id.equals(groupId)).toList();
    }
}
