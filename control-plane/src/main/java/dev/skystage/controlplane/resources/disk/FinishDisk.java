package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import java.time.Duration;

/** Makes a new disk available. */
@HandlesTask(value = "disk.create", delay = "PT3S", jitter = "PT1S")
public class FinishDisk extends Finish<DiskStatus, DiskEvent, NoPayload> {
    FinishDisk(DiskRows rows, DiskLifecycle lifecycle) {
        super(rows, lifecycle, DiskStatus.CREATING, DiskEvent.CREATED, GiveUp.retryIn(Duration.ofMinutes(10)));
    }
}
