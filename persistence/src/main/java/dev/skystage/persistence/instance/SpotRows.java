package dev.skystage.persistence.instance;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Preemptible instances with a price limit, in bulk, and when something is due for them. */
@Repository
public class SpotRows extends StatusRows<InstanceStatus> {
    /** The lock of an instance that is about to be interrupted. */
    public static final String RECYCLING = "Recycling";

    /** One that will be shut down waits while it is changing its status. */
    private static final String INTERRUPTIBLE = "(status in ('RUNNING', 'STOPPED')"
            + " or spot_interruption_behavior <> 'Stop' or not 'Recycling' = any(locks))";

    /** SQL: when the first instance is due, see {@link #lockDue}. */
    public static final String NEXT_DUE = "select spot_due_at from instance where spot_due_at is not null and "
            + INTERRUPTIBLE + " order by spot_due_at limit 1";

    SpotRows(JdbcClient jdbc) {
        super(jdbc, "instance", InstanceStatus.class);
    }

    /**
     * An instance for which the market has to be looked at.
     *
     * @param told whether its interruption has been announced to its owner and is due now
     * @param stops whether it is shut down then; otherwise it is released
     * @param protectedHours how long after its creation the market does not interrupt it
     */
    public record Due(
            StatusRow<InstanceStatus> row,
            String instanceType,
            String zoneId,
            BigDecimal priceLimit,
            boolean told,
            boolean stops,
            Instant createdAt,
            int protectedHours) {
        public String id() {
            return row.id();
        }
    }

    /** Locks those that are due, the earliest first, but passes over those that are locked already. */
    public List<Due> lockDue(Instant now, int limit) {
        return jdbc.sql("select id, account_id, region_id, version, status, instance_type, zone_id, spot_price_limit,"
                        + " 'Recycling' = any(locks), spot_interruption_behavior = 'Stop', created_at, spot_duration"
                        + " from instance where spot_due_at <= ? and " + INTERRUPTIBLE
                        + " order by spot_due_at, id limit ? for no key update skip locked")
                .params(Timestamp.from(now), limit)
                .query((row, index) -> new Due(
                        row(row, index),
                        row.getString(6),
                        row.getString(7),
                        row.getBigDecimal(8),
                        row.getBoolean(9),
                        row.getBoolean(10),
                        row.getTimestamp(11).toInstant(),
                        row.getInt(12)))
                .list();
    }

    /** Some of all preemptible instances: everything that is named must match. */
    public record Among(
            @Nullable String account,
            @Nullable String region,
            @Nullable String zone,
            @Nullable String host,
            @Nullable String instance,
            @Nullable String type) {
        private static final String HOLDS = """
                 i.spot_strategy <> 'NoSpot'
                    and (:account::text is null or i.account_id = :account)
                    and (:region::text is null or i.region_id = :region)
                    and (:zone::text is null or i.zone_id = :zone)
                    and (:instance::text is null or i.id = :instance)
                    and (:type::text is null or i.instance_type = :type)
                    and (:host::text is null or exists (
                        select from allocation a where a.instance_id = i.id and a.host_id = :host))
                """;

        private Map<String, @Nullable Object> params() {
            var params = new HashMap<String, @Nullable Object>();
            params.put("account", account);
            params.put("region", region);
            params.put("zone", zone);
            params.put("host", host);
            params.put("instance", instance);
            params.put("type", type);
            return params;
        }
    }

    /** Locks those that have a place and whose interruption has not been announced yet. */
    public List<StatusRow<InstanceStatus>> lockReclaimable(Among among, long seed) {
        return jdbc.sql("select i.id, i.account_id, i.region_id, i.version, i.status from instance i where "
                        + Among.HOLDS
                        + " and i.status in ('PENDING', 'STARTING', 'RUNNING') and not 'Recycling' = any(i.locks)"
                        + " order by hashtextextended(i.id, :seed), i.id for no key update")
                .params(among.params())
                .param("seed", seed)
                .query((row, index) -> row(row, index))
                .list();
    }

    /** Locks those that may cost something; returns their ids. */
    public List<String> lockCharged(Among among) {
        return jdbc.sql("select i.id from instance i where " + Among.HOLDS
                        + " and i.status not in ('RELEASING', 'RELEASED') order by i.id for no key update")
                .params(among.params())
                .query(String.class)
                .list();
    }

    /** Makes those due now that the market can interrupt and whose interruption has not been announced yet. */
    public void lookAgain(Among among, Instant now) {
        jdbc.sql("""
                        with held as materialized (
                            select i.id from instance i where
                        """ + Among.HOLDS + """
                                and i.spot_due_at > :now and i.spot_strategy = 'SpotWithPriceLimit'
                                and not 'Recycling' = any(i.locks)
                            order by i.id for no key update)
                        update instance i set spot_due_at = :now, version = version + 1 from held where held.id = i.id
                        """)
                .params(among.params())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Writes when locked instances are due next, by id. */
    public void writeDue(Map<String, Instant> due) {
        jdbc.sql("""
                        update instance i set spot_due_at = x.due, version = version + 1
                        from unnest(?::text[], ?::timestamptz[]) x(id, due) where i.id = x.id
                        """)
                .param(due.keySet().toArray(String[]::new))
                .param(due.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .update();
    }

    /** Gives them the lock that announces their interruption at this time. */
    public void tell(Collection<String> ids, Instant interruption) {
        jdbc.sql("""
                        update instance set spot_due_at = ?, locks = array_append(locks, 'Recycling'), version = version + 1
                        where id = any(?)
                        """)
                .params(Timestamp.from(interruption), ids.toArray(String[]::new))
                .update();
    }

    /** They are being shut down: takes the lock off, so that they can be started again, and stops charging for them. */
    public void stop(Collection<String> ids) {
        jdbc.sql("""
                        update instance set spot_due_at = null, locks = array_remove(locks, 'Recycling'), version = version + 1,
                            stopped_mode = case when network_type = 'vpc' and local_storage_amount = 0
                                then 'StopCharging' else 'KeepCharging' end
                        where id = any(?)
                        """).param(ids.toArray(String[]::new)).update();
    }
}
