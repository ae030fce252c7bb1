package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.eip.BoundKind;
import dev.skystage.controlplane.resources.eip.EipBindings;
import dev.skystage.controlplane.resources.eip.EipLocks;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Unbinds an elastic IP address from its instance or interface. */
@Action(
        value = "VPC UnassociateEipAddress",
        products = {Product.VPC, Product.ECS})
record UnassociateEipAddress(Eips eips, EipBindings bindings, EipLocks locks) {
    record Request(
            @Nullable String regionId,
            @NotBlank String allocationId,
            @Nullable String instanceId,
            @Nullable BoundKind instanceType,
            @Nullable String privateIpAddress,
            @Nullable Boolean force,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        eips.checkRegion(request.regionId());
        var held = locks.lock(caller, request.regionId(), request.allocationId());
        var eip = held.eip();
        var kind = request.instanceType();
        var fits = same(request.instanceId(), eip.instanceId)
                && (kind == null || kind.wire().equals(eip.instanceType));
        check(eip.instanceId == null || fits, "InvalidInstanceId.NotFound");
        check(held.instance() == null || isSettled(held.instance()), "IncorrectInstanceStatus");
        bindings.unassociate(eip, caller.requestId());
    }

    private static boolean same(@Nullable String wanted, @Nullable String id) {
        return wanted == null || wanted.isEmpty() || wanted.equals(id);
    }

    private static boolean isSettled(Instance instance) {
        return instance.status() == InstanceStatus.RUNNING || instance.status() == InstanceStatus.STOPPED;
    }
}
