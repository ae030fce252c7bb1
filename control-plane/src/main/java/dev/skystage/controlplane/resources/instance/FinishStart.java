package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Brings a starting instance into service; one that will not start is left shut down. */
@HandlesTask(FinishStart.TYPE)
public record FinishStart(InstanceRows instances, InstanceLifecycle lifecycle, CloudClock clock)
        implements TaskHandler {
    static final String TYPE = "instance.start";

    @Override
    public void run(TaskBatch batch) {
        started(batch, TYPE);
    }

    @Override
    public void exhausted(TaskBatch batch) {
        failed(batch, TYPE);
    }

    void started(TaskBatch batch, String cause) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.STARTING);
        lifecycle.fire(rows, InstanceEvent.STARTED, cause);
        instances.writeStarted(rows, clock.now());
    }

    void failed(TaskBatch batch, String cause) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.STARTING);
        lifecycle.fire(rows, InstanceEvent.START_FAILED, cause);
        instances.write(rows);
    }
}
