package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.FinishReboot;
import dev.skystage.controlplane.resources.instance.InstanceDisks;
import dev.skystage.controlplane.resources.instance.InstanceEvent;
import dev.skystage.controlplane.resources.instance.InstanceLifecycle;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.Tasks;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Restarts a running instance. */
@Action("004 §6.7")
record RebootInstance(Instances instances, InstanceLifecycle lifecycle, InstanceDisks disks, Tasks tasks) {
    /** ForceStop loses what the guest has not written; there is no guest, so it changes nothing. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Boolean forceStop,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId());
        check(!instance.locks.contains("security"), "InstanceLockedForSecurity");
        check(instance.status() == InstanceStatus.RUNNING, "IncorrectInstanceStatus");
        check(disks.healthy(instance.id), "DiskError");
        lifecycle.fire(instance, InstanceEvent.REBOOT, caller.requestId());
        tasks.submit(FinishReboot.class, instance.accountId, instance.regionId, instance.id);
    }
}
