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

/** Detaches a disk; one that cannot be detached stays in use. */
@HandlesTask(value = "disk.detach", delay = "PT5S", jitter = "PT2S")
public class FinishDetach extends Finish<DiskStatus, DiskEvent, NoPayload> {
    private final DiskRows rows;

    FinishDetach(DiskRows rows, DiskLifecycle lifecycle) {
        super(rows, lifecycle, DiskStatus.DETACHING, DiskEvent.DETACHED, GiveUp.fire(DiskEvent.DETACH_FAILED));
        this.rows = rows;
    }

    @Override
    protected void finish(List<StatusRow<DiskStatus>> fired, DiskEvent event, TaskBatch<NoPayload> batch) {
        if (event == DiskEvent.DETACHED) {
            rows.writeDetached(fired, batch.now());
        } else {
            rows.write(fired, batch.now());
        }
    }
}
