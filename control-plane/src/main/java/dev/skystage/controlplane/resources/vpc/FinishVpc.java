package dev.skystage.controlplane.resources.vpc;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.VpcRows;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import dev.skystage.scheduler.task.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes a pending VPC available. When that does not succeed it is tried anew later: nobody else would. */
@HandlesTask(FinishVpc.TYPE)
public record FinishVpc(VpcRows rows, VpcLifecycle lifecycle, Tasks tasks, CloudClock clock) implements TaskHandler {
    public static final String TYPE = "network.vpc-available";
    private static final Duration ANEW = Duration.ofMinutes(10);

    @Override
    public void run(TaskBatch batch) {
        var pending = pending(batch);
        lifecycle.fire(pending, NetworkEvent.CREATED, TYPE);
        rows.write(pending);
    }

    @Override
    public void exhausted(TaskBatch batch) {
        var later = clock.now().plus(ANEW);
        pending(batch)
                .forEach(row -> tasks.submitAt(
                        later, FinishVpc.class, row.accountId(), row.regionId(), List.of(row.id()), Map.of()));
    }

    private List<StatusRow<NetworkStatus>> pending(TaskBatch batch) {
        return rows.lock(batch.resourceIds(), NetworkStatus.PENDING);
    }
}
