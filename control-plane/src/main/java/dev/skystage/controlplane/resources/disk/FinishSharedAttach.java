package dev.skystage.controlplane.resources.disk;

import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Attaches a shared disk to one more instance; one that cannot get it does not have it. */
@HandlesTask(value = "disk.attach-shared", delay = "PT3S", jitter = "PT1S")
public record FinishSharedAttach(SharedDisks disks) implements TaskHandler<SharedDisks.Payload> {
    @Override
    public void run(TaskBatch<SharedDisks.Payload> batch) {
        disks.attached(batch, type());
    }

    @Override
    public void exhausted(TaskBatch<SharedDisks.Payload> batch) {
        disks.notAttached(batch, type());
    }
}
