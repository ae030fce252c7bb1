package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.InstanceStarts;
import dev.skystage.controlplane.resources.instance.Instances;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Starts a stopped instance. One that was stopped without charge must find a place again. */
@Action("004 §6.6")
record StartInstance(Instances instances, InstanceStarts starts) {
    /** InitLocalDisk repairs local disks; simulated ones never break, so it changes nothing. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Boolean initLocalDisk,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        starts.by(caller.requestId()).to(instances.lock(caller, request.instanceId()));
    }
}
