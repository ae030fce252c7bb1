package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import java.time.Duration;
import java.util.List;

/** Makes a disk usable that was made for an instance. */
@HandlesTask(value = "disk.create-attached", delay = "PT4S", jitter = "PT1S")
public class FinishAttachedDisk extends Finish<DiskStatus, DiskEvent, NoPayload> {
    private final DiskRows rows;

    FinishAttachedDisk(DiskRows rows, DiskLifecycle lifecycle) {
        super(rows, lifecycle, DiskStatus.CREATING, DiskEvent.CREATED_ATTACHED, GiveUp.retryIn(Duration.ofMinutes(10)));
        this.rows = rows;
    }

    @Override
    protected void finish(List<StatusRow<DiskStatus>> fired, DiskEvent event, TaskBatch<NoPayload> batch) {
        rows.writeAttached(fired, batch.now());
    }
}
