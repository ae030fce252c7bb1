package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.controlplane.resources.eni.EniEvent;
import dev.skystage.controlplane.resources.eni.EniLifecycle;
import dev.skystage.controlplane.resources.snapshot.SnapshotDeletions;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.eni.EniRows;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Releases an instance: disks and interfaces that go with it are released, the others become Available; addresses, place
 * and quota are given back, the row is removed. Its history stays.
 */
@HandlesTask(value = "instance.release", delay = "PT2S", jitter = "PT1S")
public class ReleaseInstance extends Finish<InstanceStatus, InstanceEvent, NoPayload> {
    private final InstanceRows rows;
    private final DiskRows disks;
    private final DiskLifecycle diskLifecycle;
    private final EniRows interfaces;
    private final EniLifecycle eniLifecycle;
    private final SnapshotDeletions snapshots;
    private final Eips eips;
    private final Placement placement;
    private final InstanceCounts counts;

    ReleaseInstance(
            InstanceRows rows,
            InstanceLifecycle lifecycle,
            DiskRows disks,
            DiskLifecycle diskLifecycle,
            EniRows interfaces,
            EniLifecycle eniLifecycle,
            SnapshotDeletions snapshots,
            Eips eips,
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
        this.diskLifecycle = diskLifecycle;
        this.interfaces = interfaces;
        this.eniLifecycle = eniLifecycle;
        this.snapshots = snapshots;
        this.eips = eips;
        this.placement = placement;
        this.counts = counts;
    }

    @Override
    protected void finish(List<StatusRow<InstanceStatus>> released, InstanceEvent event, TaskBatch<NoPayload> batch) {
        var ids = released.stream().map(StatusRow::id).toList();
        var going = releaseDisks(ids, batch.now());
        keepInterfaces(ids);
        eips.releaseFrom(ids, type());
        // hosts before counts: the order in which creation locks them
        placement.release(ids);
        counts.giveBack(ids, going);
        disks.delete(going);
        rows.delete(ids);
    }

    /** Those that stay are detached, so that what is left of the instances' interfaces goes with them. */
    private void keepInterfaces(List<String> instanceIds) {
        var staying = interfaces.lockKeptOf(instanceIds);
        eniLifecycle.fire(staying, EniEvent.INSTANCE_RELEASED, type());
        interfaces.writeDetached(staying);
    }

    /** Answers the disks that go; their rows are still there. */
    private List<String> releaseDisks(List<String> instanceIds, Instant now) {
        var released = disks.releasedWith(instanceIds);
        var parts = disks.lockOf(instanceIds).stream()
                .collect(Collectors.partitioningBy(disk -> released.contains(disk.id())));
        var going = parts.getOrDefault(true, List.of());
        diskLifecycle.fire(going, DiskEvent.DELETE, type());
        diskLifecycle.fire(going, DiskEvent.DELETED, type());
        var staying = parts.getOrDefault(false, List.of());
        diskLifecycle.fire(staying, DiskEvent.INSTANCE_RELEASED, type());
        disks.writeDetached(staying, now);
        var ids = going.stream().map(StatusRow::id).toList();
        snapshots.deleteAutomaticOf(ids, type());
        return ids;
    }
}
