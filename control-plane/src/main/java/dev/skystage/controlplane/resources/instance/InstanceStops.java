package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shuts instances down that are locked for it: for callers one by one, for the cloud itself in bulk. */
@Component
public record InstanceStops(
        InstanceRows rows,
        InstanceLifecycle lifecycle,
        InstanceDisks disks,
        StoppedMode stoppedModes,
        Tasks tasks,
        InstanceTasks bulk) {
    /**
     * Stops an instance as its owner asks.
     *
     * @param mode what the stop means for the bill, null for what the account has chosen
     * @param confirmed that the data on the local disks of an ecs.i1 may be lost
     */
    public void stop(Instance instance, @Nullable String mode, boolean confirmed, String cause) {
        check(
                !instance.instanceTypeFamily.equals("ecs.i1") || instance.localStorageAmount == 0 || confirmed,
                "InstanceType.ParameterMismatch");
        check(disks.healthy(instance.id), "DiskError");
        instance.stoppedMode = stoppedModes.of(instance, mode);
        lifecycle.fire(instance, InstanceEvent.STOP, cause);
        tasks.submit(
                FinishStop.class,
                instance.accountId,
                instance.regionId,
                List.of(instance.id),
                Map.of(StoppedMode.PARAMETER, instance.stoppedMode));
    }

    /** Stops instances that the cloud itself ends the service of; they keep their place. */
    public void stop(Collection<StatusRow<InstanceStatus>> running, String cause) {
        lifecycle.fire(running, InstanceEvent.STOP, cause);
        rows.write(running);
        bulk.submit(FinishStop.class, running);
    }
}
