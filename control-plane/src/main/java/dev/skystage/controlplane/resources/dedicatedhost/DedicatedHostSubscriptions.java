package dev.skystage.controlplane.resources.dedicatedhost;

import static java.util.stream.Collectors.toMap;

import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.persistence.Renewal;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.scheduler.calendar.Reconciler;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Subscriptions to dedicated hosts: they are paid for at once, and renewed a day before they end if that is asked for
 * and there is money. A host whose subscription has ended shows the lock {@code financial} and takes no more instances;
 * {@link DedicatedHostReleases} releases it later.
 */
@Component
public record DedicatedHostSubscriptions(JdbcClient jdbc, Orders orders, Balances balances) implements Reconciler {
    private static final int BATCH = 1000;

    private record Due(
            String id,
            String accountId,
            String regionId,
            String type,
            Instant createdAt,
            Instant expiredAt,
            int autoRenewPeriod) {
        Renewal renewal() {
            return new Renewal(id, createdAt, expiredAt, autoRenewPeriod, Periods.MONTH);
        }

        Charge charge() {
            return DedicatedHostSubscriptions.charge(id, accountId, regionId, type);
        }
    }

    /** Pays for new hosts of one account and region if they are subscribed to; refuses if there is no money. */
    public void buy(List<DedicatedHost> hosts) {
        var first = hosts.getFirst();
        if (first.expiredAt == null) {
            balances.checkSolvent(first.accountId);
        } else {
            orders.pay(new Order(
                    Order.Kind.BUY,
                    first.accountId,
                    first.regionId,
                    hosts.stream().map(DedicatedHostSubscriptions::line).toList()));
        }
    }

    private static Line line(DedicatedHost host) {
        var period = new Line.Period(Objects.requireNonNull(host.period), Objects.requireNonNull(host.periodUnit));
        return Line.of(
                host.id,
                charge(host.id, host.accountId, host.regionId, host.type),
                period,
                host.createdAt,
                Objects.requireNonNull(host.expiredAt));
    }

    private static Charge charge(String id, String accountId, String regionId, String type) {
        return new Tariff(accountId, regionId).dedicatedHost(id, type).orElseThrow();
    }

    @Override
    public String name() {
        return "dedicated-host-expiry";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> lockForRenewal(now), due -> renew(due, now));
        jdbc.sql("update dedicated_host set version = version + 1, locks = '{financial}' where id = any(array("
                        + "select id from dedicated_host where expired_at <= ? and locks = '{}' order by id"
                        + " for no key update skip locked))")
                .param(Timestamp.from(now))
                .update();
    }

    /**
     * Hosts are due a day before their subscription ends, and once more when it ends if they could not be paid for
     * before.
     */
    private List<Due> lockForRenewal(Instant now) {
        return jdbc.sql("""
                        select id, account_id, region_id, type, created_at, expired_at, auto_renew_period
                        from dedicated_host
                        where expired_at <= cast(:now as timestamptz) + interval '1 day' and auto_renew and locks = '{}'
                            and (renewal_failed_at is null or expired_at <= :now and renewal_failed_at < expired_at)
                        order by expired_at, id limit :limit for no key update skip locked
                        """)
                .params(Map.of("now", Timestamp.from(now), "limit", BATCH))
                .query(Due.class)
                .list();
    }

    private void renew(List<Due> due, Instant now) {
        var ends = orders.renew(
                due.stream().map(Due::renewal).toList(),
                due.stream().collect(toMap(Due::id, host -> List.of(host.charge()))));
        jdbc.sql("""
                        update dedicated_host d
                        set version = version + 1, expired_at = coalesce(x.ends, d.expired_at),
                            renewal_failed_at = case when x.ends is null then ?::timestamptz end
                        from unnest(?::text[], ?::timestamptz[]) x(id, ends) where d.id = x.id
                        """)
                .param(Timestamp.from(now))
                .param(due.stream().map(Due::id).toArray(String[]::new))
                .param(due.stream()
                        .map(host -> ends.containsKey(host.id) ? Timestamp.from(ends.get(host.id)) : null)
                        .toArray(Timestamp[]::new))
                .update();
    }

    @Override
    public String nextDue() {
        return """
                least(
                    (select expired_at from dedicated_host where expired_at is not null and locks = '{}'
                        order by expired_at limit 1),
                    (select expired_at - interval '1 day' from dedicated_host
                        where expired_at is not null and locks = '{}' and auto_renew and renewal_failed_at is null
                        order by expired_at limit 1))
                """;
    }
}
