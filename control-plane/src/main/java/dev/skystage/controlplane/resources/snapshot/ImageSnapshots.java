package dev.skystage.controlplane.resources.snapshot;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which images use which snapshots. Whoever makes an image holds its snapshots and adds them here; whoever deletes one
 * removes it. While an image is here, its snapshots cannot be deleted.
 */
@Component
public record ImageSnapshots(JdbcClient jdbc) {
    public void add(String imageId, Collection<String> snapshotIds) {
        jdbc.sql("insert into image_snapshot (snapshot_id, image_id) select unnest(?::text[]), ?"
                        + " on conflict do nothing")
                .param(snapshotIds.stream().distinct().sorted().toArray(String[]::new))
                .param(imageId)
                .update();
    }

    public void remove(Collection<String> imageIds) {
        jdbc.sql("delete from image_snapshot where image_id = any(?)")
                .param(imageIds.toArray(String[]::new))
                .update();
    }

    /** Those of the snapshots that images use; the caller has locked them. */
    Set<String> used(Collection<String> snapshotIds) {
        return Set.copyOf(jdbc.sql("select distinct snapshot_id from image_snapshot where snapshot_id = any(?)")
                .param(snapshotIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Whether an image uses the snapshot, which the caller has locked. */
    public boolean isUsed(String snapshotId) {
        return jdbc.sql("select exists (select from image_snapshot where snapshot_id = ?)")
                .param(snapshotId)
                .query(Boolean.class)
                .single();
    }
}
