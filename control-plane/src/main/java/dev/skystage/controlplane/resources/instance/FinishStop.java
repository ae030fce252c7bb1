package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shuts a stopping instance down. One that is stopped without charge gives back its place and its public address. One
 * that does not shut down is switched off.
 */
@HandlesTask(value = "instance.stop", delay = "PT4S", jitter = "PT2S")
public class FinishStop extends Finish<InstanceStatus, InstanceEvent, FinishStop.Payload> {
    private final Placement placement;
    private final Meters meters;

    /** How it is stopped, such as {@link StoppedMode#STOP_CHARGING}; null keeps everything. */
    public record Payload(@Nullable String stoppedMode) {}

    FinishStop(InstanceRows rows, InstanceLifecycle lifecycle, Placement placement, Meters meters) {
        super(rows, lifecycle, InstanceStatus.STOPPING, InstanceEvent.STOPPED, GiveUp.fire(InstanceEvent.STOP_FORCED));
        this.placement = placement;
        this.meters = meters;
    }

    @Override
    protected void finish(List<StatusRow<InstanceStatus>> stopped, InstanceEvent event, TaskBatch<Payload> batch) {
        super.finish(stopped, event, batch);
        var places = stopped.stream()
                .map(StatusRow::id)
                .filter(id -> StoppedMode.STOP_CHARGING.equals(batch.payload(id).stoppedMode()))
                .toList();
        if (!places.isEmpty()) {
            placement.release(places);
            meters.follow(InstanceCharges.KIND, places);
        }
    }
}
