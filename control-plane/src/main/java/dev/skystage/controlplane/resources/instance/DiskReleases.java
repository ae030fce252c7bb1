package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.disk.SharedDisks;
import dev.skystage.controlplane.resources.snapshot.SnapshotDeletions;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What happens to the disks of instances that are released: some are deleted with them, the others become Available.
 * Those that they share with others stay with these.
 */
@Component
record DiskReleases(DiskRows rows, SharedDisks shared, DiskLifecycle lifecycle, SnapshotDeletions snapshots) {
    /**
     * Returns the disks that are deleted, whose automatic snapshots are deleted with them if they should be; {@link
     * #remove} removes the disks' rows.
     */
    List<String> releaseWith(List<String> instanceIds, String cause, Instant now) {
        var released = rows.releasedWith(instanceIds);
        var sharedIds = shared.of(instanceIds);
        var locked = rows.lockOf(instanceIds, sharedIds).stream()
                .collect(Collectors.partitioningBy(disk -> sharedIds.contains(disk.id())));
        shared.release(locked.getOrDefault(true, List.of()), instanceIds, cause, now);
        var parts = locked.getOrDefault(false, List.of()).stream()
                .collect(Collectors.partitioningBy(disk -> released.contains(disk.id())));
        var going = parts.getOrDefault(true, List.of());
        lifecycle.fire(going, DiskEvent.DELETE, cause);
        lifecycle.fire(going, DiskEvent.DELETED, cause);
        var staying = parts.getOrDefault(false, List.of());
        lifecycle.fire(staying, DiskEvent.INSTANCE_RELEASED, cause);
        rows.writeDetached(staying, now);
        var ids = going.stream().map(StatusRow::id).toList();
        snapshots.deleteAutomaticOf(ids, cause);
        return ids;
    }

    void remove(List<String> ids) {
        rows.delete(ids);
    }
}
