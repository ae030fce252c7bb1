package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/**
 * Shuts down instances that leave their hosts, moves them and goes on to start them. One that does not start is left
 * shut down.
 */
@HandlesTask(value = "instance.leave-host", delay = "PT8S", jitter = "PT2S")
public record LeaveHost(InstanceRows rows, InstanceLifecycle lifecycle, Redeployments redeployments)
        implements TaskHandler<NoPayload> {
    @Override
    public void run(TaskBatch<NoPayload> batch) {
        var leaving = rows.lock(batch.resourceIds(), InstanceStatus.STOPPING);
        var ids = leaving.stream().map(StatusRow::id).toList();
        lifecycle.fire(leaving, InstanceEvent.STOPPED, type());
        redeployments.move(ids, type());
        lifecycle.fire(leaving, InstanceEvent.START, type());
        rows.write(leaving, batch.now());
        ids.forEach(id -> batch.then(id, FinishRedeploy.class));
    }

    @Override
    public void exhausted(TaskBatch<NoPayload> batch) {
        var leaving = rows.lock(batch.resourceIds(), InstanceStatus.STOPPING);
        lifecycle.fire(leaving, InstanceEvent.STOP_FORCED, type());
        rows.write(leaving, batch.now());
        redeployments.fail(batch.resourceIds(), "It could not be shut down.");
    }
}
