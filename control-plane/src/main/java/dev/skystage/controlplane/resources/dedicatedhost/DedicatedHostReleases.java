package dev.skystage.controlplane.resources.dedicatedhost;

import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.placement.Hosts;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Releases dedicated hosts of all accounts: when their owners ask, when their release time has come, and fifteen days
 * after their subscription has ended.
 */
@Component
public record DedicatedHostReleases(JdbcClient jdbc, Hosts hosts, Quotas quotas, Meters meters) implements Reconciler {
    private record Due(String id, String hostId, String families, String accountId, String regionId) {}

    @Override
    public String name() {
        return "dedicated-host-release";
    }

    /** A host with instances on it, or with one that is to come, is released later, when it is empty. */
    @Override
    public void reconcile(Instant now) {
        var due = jdbc.sql("""
                        select d.id, d.host_id, array_to_string(d.shared_families, ',') as families, d.account_id,
                               d.region_id
                        from dedicated_host d
                        where (d.auto_release_at <= ? or d.expired_at <= ?)
                          and not exists (select from instance i where i.dedicated_host_id = d.id)
                        order by d.id for update skip locked
                        """)
                .params(Timestamp.from(now), Timestamp.from(now.minus(Periods.KEPT)))
                .query(Due.class)
                .list();
        for (var host : due) {
            if (giveBack(host.hostId, List.of(host.families.split(",", -1)), host.accountId, host.regionId)) {
                jdbc.sql("delete from dedicated_host where id = ?")
                        .param(host.id)
                        .update();
                meters.follow(DedicatedHostCharges.KIND, List.of(host.id));
            }
        }
    }

    /** Releases the host; false if something is on it. */
    public boolean giveBack(String hostId, List<String> families, String accountId, String regionId) {
        var free = hosts.giveBack(hostId, families);
        if (free) {
            quotas.give(accountId, regionId, Quota.DEDICATED_HOSTS, 1);
        }
        return free;
    }

    @Override
    public String nextDue() {
        return "least(%s, %s)"
                .formatted(earliest("auto_release_at"), Reconciler.after(earliest("expired_at"), Periods.KEPT));
    }

    private static String earliest(String column) {
        return "(select min(%s) from dedicated_host d where %s is not null".formatted(column, column)
                + " and not exists (select from instance i where i.dedicated_host_id = d.id))";
    }
}
