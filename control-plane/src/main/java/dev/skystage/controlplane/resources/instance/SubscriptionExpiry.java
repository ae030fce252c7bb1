package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Ends subscriptions: one that renews itself gets its next period, any other is shut down and can then be released. An
 * instance that is on its way to Running is shut down as soon as it is there.
 */
@Component
record SubscriptionExpiry(InstanceRows instances, InstanceStops stops, SystemEvents events) implements Reconciler {
    private static final String REASON = "The subscription has ended.";
    private static final int BATCH = 1000;

    @Override
    public String name() {
        return "subscription-expiry";
    }

    @Override
    public void reconcile(Instant now) {
        for (var due = instances.lockForRenewal(now, BATCH);
                !due.isEmpty();
                due = instances.lockForRenewal(now, BATCH)) {
            var ends =
                    due.stream().collect(Collectors.toMap(InstanceRows.Renewal::id, renewal -> renewed(renewal, now)));
            instances.writeExpiries(ends);
        }
        for (var expired = instances.lockExpiredRunning(now, BATCH);
                !expired.isEmpty();
                expired = instances.lockExpiredRunning(now, BATCH)) {
            events.carryOut(EventType.EXPIRATION_STOP, REASON, expired);
            stops.stop(expired, name());
        }
    }

    /** As many more periods as it takes to be valid again. */
    private static Instant renewed(InstanceRows.Renewal renewal, Instant now) {
        var end = renewal.expiredAt();
        while (!end.isAfter(now)) {
            end = Periods.end(renewal.begunAt(), end, renewal.length(), renewal.unit());
        }
        return end;
    }

    @Override
    public Optional<Instant> nextDue() {
        return instances.nextExpiry();
    }
}
