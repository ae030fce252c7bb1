package dev.skystage.persistence.instance;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of instances in bulk. */
@Repository
public class InstanceRows extends StatusRows<InstanceStatus> {
    InstanceRows(JdbcClient jdbc) {
        super(jdbc, "instance", InstanceStatus.class);
    }

    /** Writes instances that have just come into service, with the time of it. */
    public void writeStarted(Collection<StatusRow<InstanceStatus>> rows, Instant startedAt) {
        write(rows, ", started_at = ?", Timestamp.from(startedAt));
    }

    /** Removes released instances. */
    public void delete(Collection<String> ids) {
        jdbc.sql("delete from instance where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }
}
