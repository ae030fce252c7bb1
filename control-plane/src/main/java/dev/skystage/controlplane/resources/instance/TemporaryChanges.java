package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.resources.billing.Span;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.instance.TemporaryChange;
import dev.skystage.persistence.instance.TemporaryChange.What;
import dev.skystage.persistence.instance.TemporaryChangeRows;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * More bandwidth, or a larger type, of subscriptions for a time. Bandwidth begins and ends at its times, in any status.
 * A type falls back at its end if the instance is stopped then, else when it is stopped or started next: as in a
 * downgrade at renewal, where who does not restart keeps the larger type. A change for good is refused meanwhile,
 * because it would be a change from what is not kept. A renewal is for what the instance has without the change; who
 * makes it pay-as-you-go keeps what it has.
 */
@Component
public record TemporaryChanges(
        EntityManager entities,
        TemporaryChangeRows rows,
        TypeChanges types,
        BandwidthChanges bandwidths,
        CloudClock clock)
        implements Reconciler {
    private static final int BATCH = 200;

    @Override
    public String name() {
        return "temporary-changes";
    }

    /**
     * The time of a change, from now or from its later beginning. Refuses the parameter EndTime if it is too early, or
     * later than the end of the subscription.
     */
    public Span time(Instance instance, @Nullable Instant startTime, Instant endTime, Duration least) {
        var now = clock.now();
        // an order may be paid later than its change should have begun
        var begins = startTime == null || startTime.isBefore(now) ? now : startTime;
        var known = instance.expiredAt == null || !endTime.isAfter(instance.expiredAt);
        checkParameter(known && endTime.isAfter(begins) && !endTime.isBefore(begins.plus(least)), "EndTime");
        return new Span(begins, endTime);
    }

    /** Changes the type of a locked subscription, or refuses as {@link TypeChanges#change}. */
    public void changeType(Instance instance, InstanceType type, Instant until) {
        var before = instance.instanceType;
        types.change(instance, type, null);
        rows.add(List.of(TemporaryChange.ofType(instance.id, before, until)));
    }

    /** Changes the bandwidth of a locked subscription, or refuses as {@link BandwidthChanges#change}. */
    public void changeBandwidth(Instance instance, int out, @Nullable Integer in, Span time) {
        bandwidths.begin(instance);
        rows.add(List.of(TemporaryChange.ofBandwidth(instance.id, out, in, time.begins(), time.ends())));
        turnBandwidths(List.of(instance), clock.now());
    }

    /** Gives those of the locked instances that are stopped their former types back that are to have them by now. */
    public void fallBack(Collection<Instance> instances) {
        var subscribed =
                instances.stream().filter(Subscriptions::isSubscription).toList();
        turnTypes(subscribed, clock.now());
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> lockDue(now), due -> {
            turnTypes(due, now);
            turnBandwidths(due, now);
            entities.flush();
        });
    }

    private List<Instance> lockDue(Instant now) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select * from instance where id in (" + TemporaryChangeRows.DUE + " limit " + BATCH
                                + ") order by id for no key update skip locked",
                        Instance.class)
                .setParameter("now", now)
                .getResultList();
    }

    private void turnTypes(Collection<Instance> instances, Instant now) {
        var stopped = instances.stream()
                .filter(instance -> instance.status() == InstanceStatus.STOPPED)
                .toList();
        if (stopped.isEmpty()) {
            return;
        }
        var due = rows.take(ids(stopped), What.TYPE, now);
        for (var instance : stopped) {
            var next = due.get(instance.id);
            var type = next == null ? null : next.instanceType();
            if (type != null) {
                types.fallBack(instance, types.type(type));
            }
        }
    }

    private void turnBandwidths(Collection<Instance> instances, Instant now) {
        var due = rows.take(ids(instances), What.BANDWIDTH, now);
        var begun = new ArrayList<Instance>();
        var ends = new ArrayList<TemporaryChange>();
        for (var instance : instances) {
            var next = due.get(instance.id);
            if (next == null) {
                continue;
            }
            var until = next.lastsUntil();
            if (until != null) {
                begun.add(instance);
                ends.add(TemporaryChange.ofBandwidth(
                        instance.id, instance.internetMaxBandwidthOut, instance.internetMaxBandwidthIn, until, null));
            }
            bandwidths.set(instance, next.bandwidthOut(), next.bandwidthIn());
        }
        rows.add(ends);
        bandwidths.address(begun);
    }

    private static List<String> ids(Collection<Instance> instances) {
        return instances.stream().map(Instance::id).toList();
    }

    @Override
    public String nextDue() {
        return TemporaryChangeRows.NEXT_DUE;
    }
}
