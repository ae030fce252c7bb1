package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Brings redeployed instances into service; one that will not start is left shut down. */
@HandlesTask(value = "instance.redeploy", delay = "PT12S", jitter = "PT3S")
public record FinishRedeploy(InstanceRows rows, InstanceLifecycle lifecycle, Operations operations)
        implements TaskHandler<NoPayload> {
    @Override
    public void run(TaskBatch<NoPayload> batch) {
        end(batch, InstanceEvent.STARTED);
        operations.finish(Redeployments.STARTING, batch.resourceIds());
    }

    @Override
    public void exhausted(TaskBatch<NoPayload> batch) {
        end(batch, InstanceEvent.START_FAILED);
        operations.fail(Redeployments.STARTING, batch.resourceIds(), "InternalError", "It could not be started.");
    }

    private void end(TaskBatch<NoPayload> batch, InstanceEvent event) {
        var starting = rows.lock(batch.resourceIds(), InstanceStatus.STARTING);
        lifecycle.fire(starting, event, type());
        rows.write(starting, batch.now());
    }
}
