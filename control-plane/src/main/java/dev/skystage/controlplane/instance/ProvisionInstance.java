package dev.skystage.controlplane.instance;

import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Makes the instance with its disks; RunInstances goes on to start it, CreateInstance leaves it stopped (payload start=true|false). */
@HandlesTask("instance.provision")
record ProvisionInstance() implements TaskHandler {
    @Override
    public void run(TaskBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void exhausted(TaskBatch batch) {
        throw new UnsupportedOperationException();
    }
}
