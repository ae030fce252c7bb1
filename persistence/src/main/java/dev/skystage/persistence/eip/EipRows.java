package dev.skystage.persistence.eip;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of elastic IP addresses in bulk. */
@Repository
public class EipRows extends StatusRows<EipStatus> {
    EipRows(JdbcClient jdbc) {
        super(jdbc, "eip", EipStatus.class);
    }

    /** Locks the addresses that are bound to these instances or interfaces, or to interfaces of these instances. */
    public List<StatusRow<EipStatus>> lockBoundTo(Collection<String> ids) {
        return select("""
                instance_id = any(array(
                    with bound as (select unnest(?::text[]) as id)
                    select id from bound
                    union all select n.id from network_interface n join bound b on n.instance_id = b.id))
                """, ids);
    }

    /** Locks addresses that are bound to these private addresses of an interface, or about to be. */
    public List<StatusRow<EipStatus>> lockBoundTo(String eniId, Collection<String> privateIps) {
        return selectAll("instance_id = ? and private_ip = any(?)", eniId, privateIps.toArray(String[]::new));
    }

    /** Locks addresses whose subscription had ended by then, the earliest first. */
    public List<StatusRow<EipStatus>> lockEnded(Instant by, int limit) {
        return selectFree(
                "expired_at <= ? and status in ('AVAILABLE', 'IN_USE')", "expired_at", limit, Timestamp.from(by));
    }

    /** Takes addresses out of service whose subscription has ended by then. */
    public void suspendEnded(Instant by) {
        jdbc.sql("update eip set version = version + 1, locks = '{financial}' where id = any(array("
                        + "select id from eip where expired_at <= ? and locks = '{}' order by id"
                        + " for no key update skip locked))")
                .param(Timestamp.from(by))
                .update();
    }

    /** SQL: when the next subscription ends; of those that have ended, when the first did. */
    public static String nextEnd(boolean ended) {
        return "(select expired_at from eip where expired_at is not null and locks " + (ended ? "<>" : "=")
                + " '{}' order by expired_at limit 1)";
    }

    /** Deletes addresses for good. */
    public void delete(Collection<StatusRow<EipStatus>> rows) {
        jdbc.sql("delete from eip where id = any(?)")
                .param(rows.stream().map(StatusRow::id).toArray(String[]::new))
                .update();
    }

    /** Writes addresses that are not bound any more. */
    public void writeUnbound(Collection<StatusRow<EipStatus>> rows) {
        write(rows, ", instance_id = null, instance_type = '', private_ip = '', mode = ''");
    }
}
