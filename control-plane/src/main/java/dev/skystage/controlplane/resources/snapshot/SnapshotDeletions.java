package dev.skystage.controlplane.resources.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.persistence.snapshot.SnapshotRows;
import dev.skystage.persistence.snapshot.SnapshotStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Deletes snapshots: for their owner, at the end of their retention, or with their disk. One that is being made is
 * cancelled by that. Data that only the deleted one had go over to the next in its chain.
 */
@Component
public record SnapshotDeletions(
        Resources resources,
        SnapshotRows rows,
        SnapshotLifecycle lifecycle,
        SnapshotLinks links,
        ImageSnapshots images,
        Operations operations) {
    /**
     * Deletes the caller's snapshot for its owner; refuses while images use it.
     *
     * @param force also if disks were made from it, which cannot be initialized again then
     */
    public void delete(Caller caller, String snapshotId, boolean force) {
        var snapshot = resources.lockToDelete(Snapshot.class, caller, null, snapshotId);
        check(!images.isUsed(snapshot.id), refusalOfUsed());
        check(force || !rows.isSourceOfDisks(snapshot.id), "SnapshotCreatedDisk");
        delete(rows.lock(List.of(snapshot.id)), caller.requestId());
    }

    /** The code for a snapshot that images use. */
    public static String refusalOfUsed() {
        return "SnapshotCreatedImage";
    }

    /**
     * Deletes the snapshots of a group, except those that images use, which stay without a group; returns which were
     * deleted.
     */
    public Map<String, Boolean> deleteOf(String groupId, String cause) {
        var all = rows.lockToDelete(groupId);
        var used = images.used(all.stream().map(StatusRow::id).toList());
        delete(all.stream().filter(snapshot -> !used.contains(snapshot.id())).toList(), cause);
        rows.leave(groupId);
        var deleted = new TreeMap<String, Boolean>();
        all.forEach(snapshot -> deleted.put(snapshot.id(), !used.contains(snapshot.id())));
        return deleted;
    }

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

    /** Deletes the automatic snapshots of disks that are about to be deleted, where the disk is set to that. */
    public void deleteAutomaticOf(Collection<String> diskIds, String cause) {
        delete(rows.lockAutomaticOf(diskIds), cause);
    }
}
