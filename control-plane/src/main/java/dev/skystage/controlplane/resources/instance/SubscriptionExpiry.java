package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Ends subscriptions. One that renews itself gets its next period a day before; any other is shut down when it ends,
 * and can be released from then on. Instances on a dedicated host whose subscription has ended are shut down too. An
 * instance that is still starting is shut down as soon as it is Running.
 */
@Component
record SubscriptionExpiry(InstanceRows instances, AutoRenewals renewals, InstanceStops stops, SystemEvents events)
        implements Reconciler {
    private static final String REASON = "The subscription has ended.";
    private static final int BATCH = 1000;

    @Override
    public String name() {
        return "subscription-expiry";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> instances.lockForRenewal(now, BATCH), due -> renewals.renew(due, now));
        Reconciler.each(() -> instances.lockExpiredRunning(now, BATCH), this::stop);
        Reconciler.each(() -> instances.lockRunningOnLockedHosts(BATCH), this::stop);
    }

    private void stop(List<StatusRow<InstanceStatus>> expired) {
        events.carryOut(EventType.EXPIRATION_STOP, REASON, expired);
        stops.stop(expired, name());
    }

    @Override
    public String nextDue() {
        return "coalesce(%s, (%s))"
                .formatted(Reconciler.atOnceIf(InstanceRows.IS_ANY_RUNNING_ON_LOCKED_HOST), InstanceRows.NEXT_EXPIRY);
    }
}
