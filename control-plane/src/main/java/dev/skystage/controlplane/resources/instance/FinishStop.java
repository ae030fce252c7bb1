package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.Task;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.util.stream.Collectors;

/**
 * Shuts a stopping instance down. Stopped without charge (payload {@code StoppedMode}) it gives its place and its public
 * address back. One that will not shut down is switched off.
 */
@HandlesTask(FinishStop.TYPE)
public record FinishStop(InstanceRows instances, InstanceLifecycle lifecycle, Placement placement)
        implements TaskHandler {
    static final String TYPE = "instance.stop";

    @Override
    public void run(TaskBatch batch) {
        finish(batch, InstanceEvent.STOPPED);
    }

    @Override
    public void exhausted(TaskBatch batch) {
        finish(batch, InstanceEvent.STOP_FORCED);
    }

    private void finish(TaskBatch batch, InstanceEvent event) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.STOPPING);
        var withoutCharge = batch.tasks().stream()
                .filter(task -> StoppedMode.STOP_CHARGING.equals(task.payload().get(StoppedMode.PARAMETER)))
                .map(Task::resourceId)
                .collect(Collectors.toSet());
        lifecycle.fire(rows, event, TYPE);
        instances.writeStopped(rows);
        var placesToGive = rows.stream()
                .map(row -> row.id())
                .filter(withoutCharge::contains)
                .toList();
        if (!placesToGive.isEmpty()) {
            placement.release(placesToGive);
        }
    }
}
