package dev.skystage.persistence.disk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What shared disks are attached to. Whoever changes an attachment has locked the row of its disk. */
@Repository
public class DiskAttachmentRows {
    private static final String THESE =
            "(disk_id, instance_id) in (select * from unnest(:diskIds::text[], :instanceIds::text[]))";

    private final JdbcClient jdbc;

    DiskAttachmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All attachments of the disks; of each disk, those first that have lasted longest. */
    public List<DiskAttachment> of(Collection<String> diskIds) {
        return jdbc.sql("select disk_id, instance_id, attached_at is not null, detaching from disk_attachment"
                        + " where disk_id = any(?) order by disk_id, attached_at, instance_id")
                .param(diskIds.toArray(String[]::new))
                .query((row, index) ->
                        new DiskAttachment(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)))
                .list();
    }

    /** The shared disks of the instances. */
    public Set<String> disksOf(Collection<String> instanceIds) {
        return Set.copyOf(jdbc.sql("select distinct disk_id from disk_attachment where instance_id = any(?)")
                .param(instanceIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Adds an attachment that is being made. */
    public void add(Disk disk, String instanceId, String device) {
        jdbc.sql("insert into disk_attachment (disk_id, instance_id, account_id, device) values (?, ?, ?, ?)")
                .params(disk.id, instanceId, disk.accountId, device)
                .update();
    }

    /** Completes those of the attachments that are being made; returns their disks. */
    public Set<String> complete(Collection<DiskAttachment.Key> keys, Instant now) {
        return change(
                "update disk_attachment set attached_at = :now where attached_at is null and not detaching and ",
                keys,
                now);
    }

    /** Begins to end an attachment. */
    public void beginEnd(String diskId, String instanceId) {
        jdbc.sql("update disk_attachment set detaching = true where disk_id = ? and instance_id = ?")
                .params(diskId, instanceId)
                .update();
    }

    /** Those of the attachments that were being ended go on; returns their disks. */
    public Set<String> keep(Collection<DiskAttachment.Key> keys) {
        return change("update disk_attachment set detaching = false where detaching and ", keys, Instant.EPOCH);
    }

    /** Removes those of the attachments that are being ended; returns their disks. */
    public Set<String> removeEnding(Collection<DiskAttachment.Key> keys) {
        return change("delete from disk_attachment where detaching and ", keys, Instant.EPOCH);
    }

    /** Removes those of the attachments that are being made; returns their disks. */
    public Set<String> removeUnmade(Collection<DiskAttachment.Key> keys) {
        return change(
                "delete from disk_attachment where attached_at is null and not detaching and ", keys, Instant.EPOCH);
    }

    /** Removes all attachments of the instances. */
    public void removeOf(Collection<String> instanceIds) {
        jdbc.sql("delete from disk_attachment where instance_id = any(?)")
                .param(instanceIds.toArray(String[]::new))
                .update();
    }

    private Set<String> change(String statement, Collection<DiskAttachment.Key> keys, Instant now) {
        return Set.copyOf(jdbc.sql(statement + THESE + " returning disk_id")
                .param("now", Timestamp.from(now))
                .param("diskIds", keys.stream().map(DiskAttachment.Key::diskId).toArray(String[]::new))
                .param(
                        "instanceIds",
                        keys.stream().map(DiskAttachment.Key::instanceId).toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
