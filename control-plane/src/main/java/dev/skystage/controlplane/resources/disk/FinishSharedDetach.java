package dev.skystage.controlplane.resources.disk;

import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Detaches a shared disk from one of its instances; one that cannot lose it keeps it. */
@HandlesTask(value = "disk.detach-shared", delay = "PT5S", jitter = "PT2S")
public record FinishSharedDetach(SharedDisks disks) implements TaskHandler<SharedDisks.Payload> {
    @Override
    public void run(TaskBatch<SharedDisks.Payload> batch) {
        disks.detached(batch, type());
    }

    @Override
    public void exhausted(TaskBatch<SharedDisks.Payload> batch) {
        disks.notDetached(batch, type());
    }
}
