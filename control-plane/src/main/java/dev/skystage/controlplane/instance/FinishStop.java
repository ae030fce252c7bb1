package dev.skystage.controlplane.instance;

import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Shuts a stopping instance down. */
@HandlesTask("instance.stop")
record FinishStop() implements TaskHandler {
    @Override
    public void run(TaskBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void exhausted(TaskBatch batch) {
        throw new UnsupportedOperationException();
    }
}
