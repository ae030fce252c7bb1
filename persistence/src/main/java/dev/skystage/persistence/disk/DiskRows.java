package dev.skystage.persistence.disk;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of disks in bulk. */
@Repository
public class DiskRows extends StatusRows<DiskStatus> {
    DiskRows(JdbcClient jdbc) {
        super(jdbc, "disk", DiskStatus.class);
    }

    /** Locks all disks of the instances. */
    public List<StatusRow<DiskStatus>> lockOf(Collection<String> instanceIds) {
        return select("instance_id = any(?)", instanceIds);
    }

    public void writeAttached(Collection<StatusRow<DiskStatus>> rows, Instant attachedAt) {
        write(rows, ", attached_at = ?", Timestamp.from(attachedAt));
    }

    /** Removes released disks. */
    public void delete(Collection<String> ids) {
        jdbc.sql("delete from disk where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }
}
