package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

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
 * Snapshots as owners ask for them: refuses disks without anything to keep, and what disk and instance forbid. The hour
 * that the reference wants between a disk's creation and its first snapshot is not kept: it has no code, and clients of
 * today do not wait.
 */
@Component
public record DiskSnapshots(NewSnapshots fresh, Snapshots snapshots, CloudClock clock) {
    /** Begins a snapshot of a locked disk. */
    public Snapshot begin(AttachedDisks.Pair pair, SnapshotPlan plan, String cause) {
        var disk = pair.disk();
        var instance = pair.instance();
        check(!isLocal(disk), "DiskCategory.OperationNotSupported");
        check(disk.status() != DiskStatus.AVAILABLE || disk.detachedAt != null, "IncorrectDiskStatus.NeverAttached");
        DiskOperation.SNAPSHOT.check(disk, clock.now());
        check(!snapshots.isBeingMade(disk.id), "IncorrectDiskStatus.CreatingSnapshot");
        if (instance != null) {
            InstanceOperation.CREATE_SNAPSHOT.check(instance, clock.now());
            check(instance.startedAt != null, "IncorrectDiskStatus.NeverUsed");
        }
        var begun = fresh.of(List.of(disk), plan, cause);
        check(!begun.isEmpty(), "QuotaExceed.Snapshot");
        return begun.getFirst();
    }

    private static boolean isLocal(Disk disk) {
        return DiskCategory.of(disk.category).map(DiskCategory::isLocal).orElse(true);
    }
}
