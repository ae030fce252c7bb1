package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.VpcRows;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import java.time.Duration;

/** Makes a pending VPC available. */
@HandlesTask(value = "network.vpc-available", delay = "PT3S", jitter = "PT1S")
public class FinishVpc extends Finish<NetworkStatus, NetworkEvent, NoPayload> {
    FinishVpc(VpcRows rows, VpcLifecycle lifecycle) {
        super(rows, lifecycle, NetworkStatus.PENDING, NetworkEvent.CREATED, GiveUp.retryIn(Duration.ofMinutes(10)));
    }
}
