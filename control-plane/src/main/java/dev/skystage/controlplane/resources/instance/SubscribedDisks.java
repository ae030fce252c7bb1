package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.controlplane.resources.disk.DiskCharges;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the disks of locked instances are paid for when their subscription changes. The system disk is always paid for
 * with its instance, data disks if that is asked for.
 */
@Component
record SubscribedDisks(JdbcClient jdbc, Meters meters) {
    private static final String PRE_PAID = "PrePaid";
    private static final String POST_PAID = "PostPaid";

    /** Those that are paid for with their instance end with it. */
    void prolong(String instanceId, Instant until) {
        jdbc.sql("update disk set version = version + 1, expired_at = ? where instance_id = ? and charge_type = ?")
                .params(Timestamp.from(until), instanceId, PRE_PAID)
                .update();
    }

    /** Those that are subscribed already stay as they are. */
    void subscribe(Collection<String> instanceIds, Instant end, boolean dataDisks) {
        write(instanceIds, PRE_PAID, end, dataDisks);
    }

    /** Returns the ids of those that were subscribed. */
    List<String> payAsYouGo(Collection<String> instanceIds, boolean dataDisks) {
        return write(instanceIds, POST_PAID, null, dataDisks);
    }

    private List<String> write(
            Collection<String> instanceIds, String chargeType, @Nullable Instant end, boolean dataDisks) {
        var changed = jdbc.sql("""
            with held as materialized (
                select id from disk where instance_id = any(:ids) and charge_type <> :to
                    and (type = 'system' or :data)
                order by id for no key update)
            update disk d set version = version + 1, charge_type = :to, expired_at = cast(:end as timestamptz),
                portable = d.type = 'data' and :to = 'PostPaid' and d.category <> 'ephemeral_ssd'
            from held where d.id = held.id returning d.id
            """)
                .params(Map.of("ids", instanceIds.toArray(String[]::new), "to", chargeType, "data", dataDisks))
                .param("end", end == null ? null : Timestamp.from(end))
                .query(String.class)
                .list();
        meters.follow(DiskCharges.KIND, changed);
        return changed;
    }
}
