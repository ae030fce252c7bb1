package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.snapshot.SnapshotRows;
import dev.skystage.persistence.snapshot.SnapshotStatus;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Deletes snapshots, whoever wishes it: their owner, the end of their retention, the release of their disk. One that is
 * being made is not made any more. What only they had goes over to the next of their chains.
 */
@Component
public record SnapshotDeletions(
        SnapshotRows rows, SnapshotLifecycle lifecycle, SnapshotLinks links, Operations operations) {
    /** Deletes locked snapshots. */
    public void delete(Collection<StatusRow<SnapshotStatus>> snapshots, String cause) {
        if (snapshots.isEmpty()) {
            return;
        }
        var ids = snapshots.stream().map(StatusRow::id).toList();
        lifecycle.fire(snapshots, SnapshotEvent.DELETE, cause);
        operations.fail(FinishSnapshot.MAKING, ids, "InvalidSnapshotId.NotFound", "The snapshot was deleted.");
        var chains = rows.linksOf(ids);
        rows.delete(ids);
        links.recount(chains);
    }

    /** Deletes the automatic snapshots of released disks, except those that images stand on. */
    public void deleteAutomaticOf(Collection<String> diskIds, String cause) {
        delete(rows.lockAutomaticOf(diskIds), cause);
    }
}
