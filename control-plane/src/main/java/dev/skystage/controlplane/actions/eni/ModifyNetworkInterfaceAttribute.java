package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.EniLocks;
import dev.skystage.controlplane.resources.eni.EniLocks.Held;
import dev.skystage.controlplane.resources.instancetype.InstanceTypeView;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.securitygroup.GroupMembers;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes name, description, security groups, queues or the address check of a network interface, and whether it is
 * deleted with its instance. The given groups replace the present ones. A primary interface is in the groups of its
 * instance, and they are changed there.
 */
@Action("ECS ModifyNetworkInterfaceAttribute")
record ModifyNetworkInterfaceAttribute(
        Regions regions, EniLocks locks, Resources resources, GroupMembers members, InstanceTypes types) {
    private static final int MOST_GROUPS = 5;
    private static final int MOST_QUEUES = 2048;

    record Request(
            @NotBlank String regionId,
            @NotBlank String networkInterfaceId,
            @Indexed(max = 5) @Nullable List<String> securityGroupId,
            @KeepEmpty @Nullable String networkInterfaceName,
            @KeepEmpty @Nullable String description,
            @Nullable Integer queueNumber,
            @Nullable Boolean deleteOnRelease,
            @Nullable Boolean sourceDestCheck) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        checkParameter(Texts.isNameWithColons(request.networkInterfaceName()), "NetworkInterfaceName");
        checkParameter(Texts.isDescription(request.description()), "Description");
        var held = locks.lock(caller, request.regionId(), request.networkInterfaceId());
        var eni = held.eni();
        if (request.networkInterfaceName() != null) {
            eni.name = request.networkInterfaceName();
        }
        if (request.description() != null) {
            eni.description = request.description();
        }
        if (request.sourceDestCheck() != null) {
            eni.sourceDestCheck = request.sourceDestCheck();
        }
        if (request.deleteOnRelease() != null) {
            check(!eni.isPrimary(), "InvalidOperation.InvalidEniType");
            eni.deleteOnRelease = request.deleteOnRelease();
        }
        if (request.queueNumber() != null) {
            setQueues(held, request.queueNumber());
        }
        if (request.securityGroupId() != null) {
            join(eni, request.securityGroupId(), caller);
        }
    }

    private void setQueues(Held held, int queues) {
        var eni = held.eni();
        check(!eni.isPrimary(), "InvalidOperation.InvalidEniType");
        check(
                queues >= 1 && queues <= MOST_QUEUES,
                "InvalidParameter.InvalidEniQueueNumber",
                "QueueNumber is not valid.");
        check(
                eni.status() == EniStatus.AVAILABLE || eni.status() == EniStatus.IN_USE,
                "InvalidOperation.InvalidEniState");
        var instance = held.instance();
        if (instance != null) {
            check(
                    instance.status() == InstanceStatus.STOPPED,
                    "InvalidOperation.InvalidEcsState",
                    "The instance is not Stopped.");
            var type = InstanceTypeView.of(types.find(instance.instanceType).orElseThrow());
            check(
                    queues <= type.maximumQueueNumberPerEni(),
                    "InvalidOperation.MaxEniQueueNumberExceeded",
                    "QueueNumber exceeds what the instance type allows per interface.");
        }
        eni.queueNumber = queues;
    }

    private void join(NetworkInterface eni, List<String> asked, Caller caller) {
        check(!eni.isPrimary(), "InvalidOperation.InvalidEniType");
        var ids = asked.stream().distinct().toList();
        checkParameter(ids.size() <= MOST_GROUPS, "SecurityGroupId");
        var groups = resources.hold(SecurityGroup.class, caller, ids);
        check(groups.size() == ids.size(), Resources.notFound(SecurityGroup.class));
        check(groups.stream().allMatch(group -> group.vpcId != null), "InvalidSecurityGroupId.NotVpc");
        check(groups.stream().allMatch(group -> eni.vpcId.equals(group.vpcId)), "InvalidOperation.VpcMismatch");
        check(members.move(eni.securityGroupIds, ids), "SecurityGroupInstanceLimitExceed");
        eni.securityGroupIds = ids;
    }
}
