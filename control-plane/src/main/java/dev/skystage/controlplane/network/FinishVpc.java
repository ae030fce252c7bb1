package dev.skystage.controlplane.network;

import dev.skystage.persistence.network.NetworkStatus;
import dev.skystage.persistence.network.VpcRows;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;

/** Makes a pending VPC available. */
@HandlesTask("network.vpc-available")
record FinishVpc(VpcRows rows, VpcLifecycle lifecycle) implements TaskHandler {
    @Override
    public void run(TaskBatch batch) {
        var pending = rows.lock(batch.resourceIds()).stream()
                .filter(row -> row.status() == NetworkStatus.PENDING)
                .toList();
        lifecycle.fire(pending, NetworkEvent.CREATED, "network.vpc-available");
        rows.write(pending);
    }

    /** Stays pending, which can be seen and which the account can ask about; nothing else is left half done. */
    @Override
    public void exhausted(TaskBatch batch) {}
}
