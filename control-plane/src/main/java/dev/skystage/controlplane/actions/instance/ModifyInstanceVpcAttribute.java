package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.NetworkMoves;
import dev.skystage.controlplane.resources.instance.VpcMoves;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves a stopped instance to another VSwitch of its zone, or to another private address. With VpcId the VSwitch and the
 * security groups are those of another VPC.
 */
@Action("004 §6.1")
record ModifyInstanceVpcAttribute(Instances instances, NetworkMoves moves, VpcMoves vpcMoves) {
    record Request(
            @NotBlank String instanceId,
            @NotBlank String vSwitchId,
            @Nullable String privateIpAddress,
            @Nullable String vpcId,
            @WireName("SecurityGroupId") @Nullable List<String> securityGroupId) {}

    void handle(Request request, Caller caller) {
        var groupIds = requireNonNullElse(request.securityGroupId(), List.<String>of());
        if (request.vpcId() == null) {
            var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CHANGE_NETWORK);
            check(groupIds.isEmpty(), "InvalidParameter.MustBeEmpty");
            moves.move(instance, request.vSwitchId(), request.privateIpAddress(), caller);
        } else {
            var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CHANGE_VPC);
            var place = new VpcMoves.Place(request.vpcId(), request.vSwitchId(), request.privateIpAddress(), groupIds);
            vpcMoves.move(instance, place, caller);
        }
    }
}
