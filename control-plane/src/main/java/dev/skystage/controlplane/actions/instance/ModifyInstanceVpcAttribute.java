package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.NetworkMoves;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Moves a stopped instance to another VSwitch of its VPC and zone, or to another private address. */
@Action("004 §6.1")
record ModifyInstanceVpcAttribute(Instances instances, NetworkMoves moves) {
    record Request(
            @NotBlank String instanceId,
            @NotBlank String vSwitchId,
            @Nullable String privateIpAddress) {}

    void handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CHANGE_NETWORK);
        moves.move(instance, request.vSwitchId(), request.privateIpAddress(), caller);
    }
}
