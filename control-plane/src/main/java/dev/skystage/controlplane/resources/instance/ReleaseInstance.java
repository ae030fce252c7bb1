package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import java.time.Duration;
import java.util.List;

/**
 * Releases an instance: disks and interfaces that belong to it are deleted, the others become Available; addresses,
 * place and quota are given back; routes to it and its row are removed. Its history stays.
 */
@HandlesTask(value = "instance.release", delay = "PT2S", jitter = "PT1S")
public class ReleaseInstance extends Finish<InstanceStatus, InstanceEvent, NoPayload> {
    private final InstanceRows rows;
    private final DiskReleases disks;
    private final NetworkReleases networks;
    private final Placement placement;
    private final InstanceCounts counts;

    ReleaseInstance(
            InstanceRows rows,
            InstanceLifecycle lifecycle,
            DiskReleases disks,
            NetworkReleases networks,
            Placement placement,
            InstanceCounts counts) {
        super(
                rows,
                lifecycle,
                InstanceStatus.RELEASING,
                InstanceEvent.RELEASED,
                GiveUp.retryIn(Duration.ofMinutes(10)));
        this.rows = rows;
        this.disks = disks;
        this.networks = networks;
        this.placement = placement;
        this.counts = counts;
    }

    @Override
    protected void finish(List<StatusRow<InstanceStatus>> released, InstanceEvent event, TaskBatch<NoPayload> batch) {
        var ids = released.stream().map(StatusRow::id).toList();
        var going = disks.releaseWith(ids, type(), batch.now());
        networks.releaseWith(ids, type());
        // hosts before counters: the order in which creation locks them
        placement.release(ids);
        counts.giveBack(ids, going);
        disks.remove(going);
        rows.delete(ids);
    }
}
