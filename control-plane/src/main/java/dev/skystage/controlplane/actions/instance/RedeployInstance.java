package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.Redeployments;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Moves an instance to another host because an event asks for that; this avoids the event. */
@Action("public doc: RedeployInstance (2020-12-02)")
record RedeployInstance(Instances instances, Redeployments redeployments) {
    /** ForceStop loses what the guest has not written to disk; guests are simulated, so it changes nothing. */
    record Request(@NotBlank String instanceId, @Nullable Boolean forceStop) {}

    record Result(String taskId) {}

    Result handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.REDEPLOY);
        check(!instance.tenancy.equals("host"), "InvalidOperation.RedeployInstance", "vm on dedicated host");
        return new Result(redeployments.asked(instance, caller.requestId()));
    }
}
