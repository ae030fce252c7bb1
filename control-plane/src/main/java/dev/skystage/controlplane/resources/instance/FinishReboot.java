package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.scheduler.task.HandlesTask;

/** Brings a rebooting instance back into service, just as a start does, but with a delay of its own. */
@HandlesTask(value = "instance.reboot", delay = "PT6S", jitter = "PT2S")
public class FinishReboot extends FinishStart {
    FinishReboot(InstanceRows rows, InstanceLifecycle lifecycle) {
        super(rows, lifecycle);
    }
}
