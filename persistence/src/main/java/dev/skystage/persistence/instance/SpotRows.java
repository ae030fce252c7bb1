package dev.skystage.persistence.instance;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Preemptible instances with a price limit, in bulk: when something is due for them. */
@Repository
public class SpotRows extends StatusRows<InstanceStatus> {
    /** The lock of an instance that is about to be interrupted. */
    public static final String RECYCLING = "Recycling";

    /** One that is to be shut down waits while it is on the way from one status to another. */
    private static final String INTERRUPTIBLE = "(status in ('RUNNING', 'STOPPED')"
            + " or spot_interruption_behavior <> 'Stop' or not 'Recycling' = any(locks))";

    SpotRows(JdbcClient jdbc) {
        super(jdbc, "instance", InstanceStatus.class);
    }

    /**
     * An instance for which the market is to be looked at.
     *
     * @param told whether its owner has been told that it will be interrupted now
     * @param stops whether it is shut down then; else it is released
     */
    public record Due(
            StatusRow<InstanceStatus> row,
            String instanceType,
            String zoneId,
            BigDecimal priceLimit,
            boolean told,
            boolean stops) {
        public String id() {
            return row.id();
        }
    }

    /** Locks those that are due, the earliest first, passing over those that somebody else holds. */
    public List<Due> lockDue(Instant now, int limit) {
        return jdbc.sql("select id, account_id, region_id, version, status, instance_type, zone_id, spot_price_limit,"
                        + " 'Recycling' = any(locks), spot_interruption_behavior = 'Stop'"
                        + " from instance where spot_due_at <= ? and " + INTERRUPTIBLE
                        + " order by spot_due_at, id limit ? for no key update skip locked")
                .params(Timestamp.from(now), limit)
                .query((row, index) -> new Due(
                        row(row, index),
                        row.getString(6),
                        row.getString(7),
                        row.getBigDecimal(8),
                        row.getBoolean(9),
                        row.getBoolean(10)))
                .list();
    }

    /** The earliest that is due. */
    public Optional<Instant> nextDue() {
        return jdbc.sql("select spot_due_at from instance where spot_due_at is not null and " + INTERRUPTIBLE
                        + " order by spot_due_at limit 1")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Writes when locked ones are due next, by id. */
    public void writeDue(Map<String, Instant> due) {
        jdbc.sql("""
                        update instance i set spot_due_at = x.due, version = version + 1
                        from unnest(?::text[], ?::timestamptz[]) x(id, due) where i.id = x.id
                        """)
                .param(due.keySet().toArray(String[]::new))
                .param(due.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .update();
    }

    /** Gives them the lock that tells their owners of an interruption at this time. */
    public void tell(Collection<String> ids, Instant interruption) {
        jdbc.sql("""
                        update instance set spot_due_at = ?, locks = array_append(locks, 'Recycling'), version = version + 1
                        where id = any(?)
                        """)
                .params(Timestamp.from(interruption), ids.toArray(String[]::new))
                .update();
    }

    /** They are being shut down, and may be started again without their lock; nothing of what they had is charged. */
    public void stop(Collection<String> ids) {
        jdbc.sql("""
                        update instance set spot_due_at = null, locks = array_remove(locks, 'Recycling'), version = version + 1,
                            stopped_mode = case when network_type = 'vpc' and local_storage_amount = 0
                                then 'StopCharging' else 'KeepCharging' end
                        where id = any(?)
                        """).param(ids.toArray(String[]::new)).update();
    }
}
