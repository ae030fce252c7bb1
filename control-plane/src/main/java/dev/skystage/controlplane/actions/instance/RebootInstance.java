package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.InstanceReboots;
import dev.skystage.controlplane.resources.instance.Instances;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Restarts a running instance. */
@Action("004 §6.7")
record RebootInstance(Instances instances, InstanceReboots reboots) {
    /** ForceStop loses what the guest has not written to disk; guests are simulated, so it changes nothing. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Boolean forceStop,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        reboots.by(caller.requestId()).to(instances.lock(caller, request.instanceId()));
    }
}
