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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts an instance, or a secondary network interface, into one more security group. */
@Action("004 §11.10")
record JoinSecurityGroup(Instances instances, InstanceGroups groups, InterfaceGroups interfaces, Resources resources) {
    record Request(
            @NotBlank String securityGroupId,
            @Nullable String instanceId,
            @Nullable String networkInterfaceId,
            @Nullable String regionId) {}

    void handle(Request request, Caller caller) {
        var instanceId = request.instanceId();
        var interfaceId = request.networkInterfaceId();
        var regionId = request.regionId();
        if (interfaceId == null) {
            if (instanceId == null) {
                throw new ApiException("MissingParameter", "InstanceId");
            }
            joinInstance(instanceId, request.securityGroupId(), caller);
        } else {
            check(instanceId == null, "InvalidParameter", "NetworkInterfaceId");
            if (regionId == null) {
                throw new ApiException("MissingParameter.RegionId");
            }
            joinInterface(regionId, interfaceId, request.securityGroupId(), caller);
        }
    }

    private void joinInstance(String instanceId, String groupId, Caller caller) {
        var instance = instances.lock(caller, instanceId, InstanceOperation.JOIN_SECURITY_GROUP);
        check(!instance.securityGroupIds.contains(groupId), "InvalidInstanceId.AlreadyExists");
        var joined = groups.change(
                caller,
                instance,
                more(instance.securityGroupIds, groupId),
                group -> check(instance.vpcId.equals(group.vpcId), "InvalidInstanceId.Mismatch"));
        check(joined, "SecurityGroupInstanceLimitExceeded");
    }

    private void joinInterface(String regionId, String interfaceId, String groupId, Caller caller) {
        var eni = interfaces.lock(caller, regionId, interfaceId);
        check(!eni.securityGroupIds.contains(groupId), "InvalidEniId.AlreadyExists");
        var joined = more(eni.securityGroupIds, groupId);
        var group = resources.hold(SecurityGroup.class, caller, regionId, groupId);
        check(eni.vpcId.equals(group.vpcId), "InvalidOperation.VpcMismatch");
        eni.securityGroupIds = joined;
    }

    private static List<String> more(List<String> groups, String groupId) {
        check(groups.size() < InstanceGroups.MOST, "InstanceSecurityGroupLimitExceeded");
        return Stream.concat(groups.stream(), Stream.of(groupId)).toList();
    }
}
