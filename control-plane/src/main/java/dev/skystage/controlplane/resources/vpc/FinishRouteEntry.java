package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.RouteEntryRows;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import java.time.Duration;

/** Makes a pending entry of a route table available. */
@HandlesTask(value = "network.route-entry-available", delay = "PT2S", jitter = "PT1S")
public class FinishRouteEntry extends Finish<NetworkStatus, NetworkEvent, NoPayload> {
    FinishRouteEntry(RouteEntryRows rows, RouteEntryLifecycle lifecycle) {
        super(rows, lifecycle, NetworkStatus.PENDING, NetworkEvent.CREATED, GiveUp.retryIn(Duration.ofMinutes(10)));
    }
}
