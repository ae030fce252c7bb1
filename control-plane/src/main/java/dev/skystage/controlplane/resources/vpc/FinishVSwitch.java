package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.VSwitchRows;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import java.time.Duration;

/** Makes a pending VSwitch available. */
@HandlesTask(value = "network.vswitch-available", delay = "PT3S", jitter = "PT1S")
public class FinishVSwitch extends Finish<NetworkStatus, NetworkEvent, NoPayload> {
    FinishVSwitch(VSwitchRows rows, VSwitchLifecycle lifecycle) {
        super(rows, lifecycle, NetworkStatus.PENDING, NetworkEvent.CREATED, GiveUp.retryIn(Duration.ofMinutes(10)));
    }
}
