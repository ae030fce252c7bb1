package dev.skystage.persistence.snapshot;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of snapshots in bulk. */
@Repository
public class SnapshotRows extends StatusRows<SnapshotStatus> {
    /** No image uses it. */
    private static final String FREE = "not exists (select from image_snapshot u where u.snapshot_id = snapshot.id)";

    /** SQL: when the next retention ends. */
    public static final String NEXT_EXPIRY =
            "select min(expires_at) from snapshot where status <> 'PROGRESSING' and " + FREE;

    SnapshotRows(JdbcClient jdbc) {
        super(jdbc, "snapshot", SnapshotStatus.class);
    }

    /**
     * Locks the automatic snapshots of disks that want them deleted too, except those that images use, and copies in
     * other regions, which are kept in case the disk is lost.
     */
    public List<StatusRow<SnapshotStatus>> lockAutomaticOf(Collection<String> diskIds) {
        return select(
                "source_disk_id in (select d.id from disk d where d.id = any(?) and d.delete_auto_snapshot)"
                        + " and type = 'auto' and source_region_id is null and " + FREE,
                diskIds);
    }

    /** Locks the oldest automatic snapshot of each of the disks, of those that no image uses. */
    public List<StatusRow<SnapshotStatus>> lockOldestAutomaticOf(Collection<String> diskIds) {
        return select(
                "id in (select min(o.id) from snapshot o where o.source_disk_id = any(?) and o.type = 'auto'"
                        + " and o.status = 'ACCOMPLISHED' and o.source_region_id is null"
                        + " and not exists (select from image_snapshot u where u.snapshot_id = o.id)"
                        + " group by o.source_disk_id)",
                diskIds);
    }

    /** Whether an existing disk was made from the snapshot. */
    public boolean isSourceOfDisks(String id) {
        return jdbc.sql("select exists (select from disk where source_snapshot_id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Locks the snapshots of a group for their deletion: waits for all that hold one. */
    public List<StatusRow<SnapshotStatus>> lockToDelete(String groupId) {
        jdbc.sql("select id from snapshot where group_id = ? order by id for update")
                .param(groupId)
                .query(String.class)
                .list();
        return select("group_id = any(?)", List.of(groupId));
    }

    /** Takes all snapshots out of a group. */
    public void leave(String groupId) {
        jdbc.sql("update snapshot set group_id = null where group_id = ?")
                .param(groupId)
                .update();
    }

    /** The chains of the snapshots. */
    public List<String> linksOf(Collection<String> ids) {
        return jdbc.sql("select distinct link_id from snapshot where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Locks those whose retention has ended, except those that images use or that are locked already. */
    public List<StatusRow<SnapshotStatus>> lockExpired(Instant now, int limit) {
        return selectFree(
                "expires_at <= ? and status <> 'PROGRESSING' and " + FREE,
                "expires_at, id",
                limit,
                Timestamp.from(now));
    }

    /** Removes deleted snapshots. */
    public void delete(Collection<String> ids) {
        jdbc.sql("delete from snapshot where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }
}
