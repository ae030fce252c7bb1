package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import java.util.List;

/** Attaches a disk; one that cannot be attached is available again. */
@HandlesTask(value = "disk.attach", delay = "PT3S", jitter = "PT1S")
public class FinishAttach extends Finish<DiskStatus, DiskEvent, NoPayload> {
    private final DiskRows rows;

    FinishAttach(DiskRows rows, DiskLifecycle lifecycle) {
        super(rows, lifecycle, DiskStatus.ATTACHING, DiskEvent.ATTACHED, GiveUp.fire(DiskEvent.ATTACH_FAILED));
        this.rows = rows;
    }

    @Override
    protected void finish(List<StatusRow<DiskStatus>> fired, DiskEvent event, TaskBatch<NoPayload> batch) {
        if (event == DiskEvent.ATTACHED) {
            rows.writeAttached(fired, batch.now());
        } else {
            rows.writeNotAttached(fired);
        }
    }
}
