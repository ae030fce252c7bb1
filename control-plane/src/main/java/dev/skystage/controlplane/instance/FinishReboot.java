package dev.skystage.controlplane.instance;

import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Brings a rebooting instance back into service; one that does not come back is left shut down. */
@HandlesTask(FinishReboot.TYPE)
public record FinishReboot(InstanceRows instances, InstanceLifecycle lifecycle, CloudClock clock)
        implements TaskHandler {
    static final String TYPE = "instance.reboot";

    @Override
    public void run(TaskBatch batch) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.STARTING);
        lifecycle.fire(rows, InstanceEvent.STARTED, TYPE);
        instances.writeStarted(rows, clock.now());
    }

    @Override
    public void exhausted(TaskBatch batch) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.STARTING);
        lifecycle.fire(rows, InstanceEvent.START_FAILED, TYPE);
        instances.write(rows);
    }
}
