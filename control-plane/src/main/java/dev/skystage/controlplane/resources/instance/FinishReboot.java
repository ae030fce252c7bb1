package dev.skystage.controlplane.resources.instance;

import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Brings a rebooting instance back into service, as a start does; only how long it takes is configured by itself. */
@HandlesTask(FinishReboot.TYPE)
public record FinishReboot(FinishStart start) implements TaskHandler {
    static final String TYPE = "instance.reboot";

    @Override
    public void run(TaskBatch batch) {
        start.started(batch, TYPE);
    }

    @Override
    public void exhausted(TaskBatch batch) {
        start.failed(batch, TYPE);
    }
}
