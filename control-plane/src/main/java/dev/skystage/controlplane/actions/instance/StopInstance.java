package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.resources.instance.InstanceStops;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.StoppedMode;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Stops a running instance. */
@Action("004 §6.8")
record StopInstance(Instances instances, InstanceStops stops) {
    /** ForceStop loses what the guest has not written to disk; guests are simulated, so it changes nothing. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Boolean forceStop,
            @Nullable Boolean confirmStop,
            @Nullable String stoppedMode,
            @Nullable Boolean hibernate,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        Choice.checkParameter("StoppedMode", request.stoppedMode(), StoppedMode.VALUES);
        var confirmed = Boolean.TRUE.equals(request.confirmStop());
        stops.by(caller.requestId(), request.stoppedMode(), confirmed).to(instances.lock(caller, request.instanceId()));
    }
}
