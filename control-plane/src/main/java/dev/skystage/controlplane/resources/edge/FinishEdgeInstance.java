package dev.skystage.controlplane.resources.edge;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.edge.EdgeRows;
import dev.skystage.persistence.edge.EdgeStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import java.time.Duration;

/** Brings a new instance of an edge region into service. It has been paid for, so this is tried until it succeeds. */
@HandlesTask(value = "edge.create", delay = "PT60S", jitter = "PT20S")
public class FinishEdgeInstance extends Finish<EdgeStatus, EdgeEvent, NoPayload> {
    FinishEdgeInstance(EdgeRows rows, EdgeLifecycle lifecycle) {
        super(rows, lifecycle, EdgeStatus.CREATING, EdgeEvent.CREATED, GiveUp.retryIn(Duration.ofMinutes(10)));
    }
}
