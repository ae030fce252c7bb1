package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.snapshot.ImageSnapshots;
import dev.skystage.controlplane.resources.snapshot.SnapshotDeletions;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.image.ImageRows;
import dev.skystage.persistence.image.ImageStatus;
import dev.skystage.persistence.snapshot.SnapshotRows;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Removes images whose creation was cancelled. */
@Component
record CancelledImages(
        ImageRows rows,
        ImageLifecycle lifecycle,
        ImageDisks disks,
        ImageSnapshots snapshots,
        SnapshotRows snapshotRows,
        SnapshotDeletions deletions,
        Quotas quotas) {
    /**
     * Removes the snapshots of a cancelled copy too: they were made for it. Other kinds that can be cancelled make
     * none.
     */
    void remove(List<StatusRow<ImageStatus>> images, String cause) {
        if (images.isEmpty()) {
            return;
        }
        lifecycle.fire(images, ImageEvent.DELETE, cause);
        var ids = images.stream().map(StatusRow::id).toList();
        var copies = disks.of(ids).values().stream()
                .flatMap(List::stream)
                .map(ImageDisk::snapshotId)
                .filter(Objects::nonNull)
                .toList();
        snapshots.remove(ids);
        rows.delete(ids);
        deletions.delete(snapshotRows.lock(copies), cause);
        quotas.give(images, Quota.IMAGES);
    }
}
