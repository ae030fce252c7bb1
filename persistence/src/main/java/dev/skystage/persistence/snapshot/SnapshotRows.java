package dev.skystage.persistence.snapshot;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of snapshots in bulk. */
@Repository
public class SnapshotRows extends StatusRows<SnapshotStatus> {
    /** No image stands on it. */
    private static final String FREE = "not exists (select from image_snapshot u where u.snapshot_id = snapshot.id)";

    SnapshotRows(JdbcClient jdbc) {
        super(jdbc, "snapshot", SnapshotStatus.class);
    }

    /** Locks the automatic snapshots of disks, except those that images stand on. */
    public List<StatusRow<SnapshotStatus>> lockAutomaticOf(Collection<String> diskIds) {
        return select("source_disk_id = any(?) and type = 'auto' and " + FREE, diskIds);
    }

    /** The chains of the snapshots. */
    public List<String> linksOf(Collection<String> ids) {
        return jdbc.sql("select distinct link_id from snapshot where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Locks those whose retention has ended, unless an image stands on them; not those that somebody else holds. */
    public List<StatusRow<SnapshotStatus>> lockExpired(Instant now, int limit) {
        return selectFree(
                "expires_at <= ? and status <> 'PROGRESSING' and " + FREE,
                "expires_at, id",
                limit,
                Timestamp.from(now));
    }

    /** When the next retention ends. */
    public Optional<Instant> nextExpiry() {
        return jdbc.sql("select min(expires_at) from snapshot where status <> 'PROGRESSING' and " + FREE)
                .query((row, index) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** Removes deleted snapshots. */
    public void delete(Collection<String> ids) {
        jdbc.sql("delete from snapshot where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }
}
