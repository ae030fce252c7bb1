package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.eip.EipBindings;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import jakarta.validation.constraints.NotBlank;

/** Gives an instance a public address that is not elastic. */
@Action("004 §14.1")
record AllocatePublicIpAddress(Instances instances, EipBindings bindings, PublicAddresses addresses) {
    record Request(@NotBlank String instanceId) {}

    record Result(String ipAddress) {}

    Result handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.ALLOCATE_PUBLIC_ADDRESS);
        check(instance.publicIp == null, "AllocatedAlready");
        check(!bindings.isBound(instance.id), "OperationDenied");
        var drawn = addresses.draw(1);
        check(!drawn.isEmpty(), "InsufficientPublicIp");
        instance.publicIp = drawn.getFirst();
        return new Result(drawn.getFirst());
    }
}
