package dev.skystage.controlplane.instance;

import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Brings a starting instance into service. */
@HandlesTask("instance.start")
record FinishStart() implements TaskHandler {
    @Override
    public void run(TaskBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void exhausted(TaskBatch batch) {
        throw new UnsupportedOperationException();
    }
}
