package dev.skystage.controlplane.instance;

import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Releases an instance with its disks, interface, addresses, place and quota. */
@HandlesTask("instance.release")
record ReleaseInstance() implements TaskHandler {
    @Override
    public void run(TaskBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void exhausted(TaskBatch batch) {
        throw new UnsupportedOperationException();
    }
}
