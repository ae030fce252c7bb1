package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.Owned;
import dev.skystage.scheduler.calendar.Reconciler;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Announces the end of subscriptions by events, a week ahead: the instance is stopped at the end and released some days
 * later. Renewing it avoids both. Of those that renew themselves, the end is announced when that could not be paid.
 */
@Component
record ExpiryAnnouncements(SystemEvents events, JdbcClient jdbc) implements Reconciler {
    private static final Duration AHEAD = Duration.ofDays(7);
    /** The reference says "some days after it expired"; these are as many as for instances whose owners owe money. */
    private static final String REASON = "The subscription ends.";

    private static final String TOLD = "announced_expiry is not null and announced_expiry is distinct from expired_at";
    private static final String UNTOLD =
            "announced_expiry is null and expired_at is not null and charge_type = 'PrePaid'"
                    + " and (renewal_status <> 'AutoRenewal' or renewal_failed_at is not null)"
                    + " and status <> 'RELEASING'";
    private static final String ENDING = UNTOLD + " and expired_at <= ?";
    private static final int BATCH = 1000;

    private record Ending(String id, String accountId, String regionId, Instant expiredAt) implements Owned {}

    @Override
    public String name() {
        return "expiry-announcements";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> lock(TOLD), renewed -> {
            var ids = renewed.stream().map(Ending::id).toList();
            events.avoid(EventType.EXPIRATION_STOP, ids, name());
            events.avoid(EventType.EXPIRATION_DELETE, ids, name());
            write("null", ids);
        });
        var until = Timestamp.from(now.plus(AHEAD));
        Reconciler.each(() -> lock(ENDING, until), due -> {
            events.plan(EventType.EXPIRATION_STOP, REASON, Ending::expiredAt, due);
            events.plan(EventType.EXPIRATION_DELETE, REASON, one -> one.expiredAt.plus(Periods.KEPT), due);
            write("expired_at", due.stream().map(Ending::id).toList());
        });
    }

    private List<Ending> lock(String where, Timestamp... times) {
        return jdbc.sql("select id, account_id, region_id, expired_at from instance where " + where
                        + " order by id limit " + BATCH + " for no key update skip locked")
                .params((Object[]) times)
                .query(Ending.class)
                .list();
    }

    private void write(String expiry, List<String> ids) {
        jdbc.sql("update instance set announced_expiry = " + expiry + " where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }

    @Override
    public String nextDue() {
        return """
            coalesce(%s, (select expired_at - interval '%d seconds' from instance where %s
                order by expired_at limit 1))
            """.formatted(
                Reconciler.atOnceIf("exists (select from instance where " + TOLD + ")"), AHEAD.toSeconds(), UNTOLD);
    }
}
