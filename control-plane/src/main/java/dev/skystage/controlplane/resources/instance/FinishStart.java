package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;

/** Brings a starting instance into service; one that will not start is left shut down. */
@HandlesTask(value = "instance.start", delay = "PT4S", jitter = "PT2S")
public class FinishStart extends Finish<InstanceStatus, InstanceEvent, NoPayload> {
    FinishStart(InstanceRows rows, InstanceLifecycle lifecycle) {
        super(rows, lifecycle, InstanceStatus.STARTING, InstanceEvent.STARTED, GiveUp.fire(InstanceEvent.START_FAILED));
    }
}
