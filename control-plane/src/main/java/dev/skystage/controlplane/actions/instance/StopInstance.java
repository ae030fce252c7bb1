package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.FinishStop;
import dev.skystage.controlplane.resources.instance.InstanceDisks;
import dev.skystage.controlplane.resources.instance.InstanceEvent;
import dev.skystage.controlplane.resources.instance.InstanceLifecycle;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.StoppedMode;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.Tasks;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stops a running instance. */
@Action("004 §6.8")
record StopInstance(
        Instances instances, InstanceLifecycle lifecycle, InstanceDisks disks, StoppedMode stoppedModes, Tasks tasks) {
    /** ForceStop loses what the guest has not written; there is no guest, so it changes nothing. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Boolean forceStop,
            @Nullable Boolean confirmStop,
            @Nullable String stoppedMode,
            @Nullable Boolean hibernate,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        var asked = request.stoppedMode();
        check(
                asked == null || StoppedMode.VALUES.contains(asked),
                "InvalidParameter",
                "The specified parameter is not valid");
        var instance = instances.lock(caller, request.instanceId());
        check(!instance.locks.contains("security"), "InstanceLockedForSecurity");
        check(instance.status() == InstanceStatus.RUNNING, "IncorrectInstanceStatus");
        check(
                !instance.instanceTypeFamily.equals("ecs.i1")
                        || instance.localStorageAmount == 0
                        || Boolean.TRUE.equals(request.confirmStop()),
                "InstanceType.ParameterMismatch");
        check(disks.healthy(instance.id), "DiskError");
        instance.stoppedMode = stoppedModes.of(instance, asked);
        lifecycle.fire(instance, InstanceEvent.STOP, caller.requestId());
        tasks.submit(
                FinishStop.class,
                instance.accountId,
                instance.regionId,
                List.of(instance.id),
                Map.of(StoppedMode.PARAMETER, instance.stoppedMode));
    }
}
