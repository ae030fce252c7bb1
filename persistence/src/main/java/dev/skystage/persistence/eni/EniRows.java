package dev.skystage.persistence.eni;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of network interfaces in bulk. */
@Repository
public class EniRows extends StatusRows<EniStatus> {
    EniRows(JdbcClient jdbc) {
        super(jdbc, "network_interface", EniStatus.class);
    }

    /** Locks the interfaces of these instances that are kept when the instances are released. */
    public List<StatusRow<EniStatus>> lockKeptOf(Collection<String> instanceIds) {
        return select("instance_id = any(?) and type = 'Secondary' and not delete_on_release", instanceIds);
    }

    /** Writes interfaces that are not attached any more. */
    public void writeDetached(Collection<StatusRow<EniStatus>> rows) {
        write(rows, ", instance_id = null");
    }
}
