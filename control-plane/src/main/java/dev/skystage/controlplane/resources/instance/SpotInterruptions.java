package dev.skystage.controlplane.resources.instance;

import static java.util.stream.Collectors.partitioningBy;

import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.controlplane.resources.billing.SpotPrices;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.instance.SpotRows;
import dev.skystage.persistence.instance.SpotRows.Due;
import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes preemptible instances back when the market price rises above their limit. Their owners see it five minutes
 * before, by an event and the lock Recycling; then they are released or shut down. The time is computed from the market
 * once, and again when something has changed, so nothing runs every hour.
 */
@Component
record SpotInterruptions(
        SpotRows rows, SpotMarket market, InstanceReleases releases, InstanceStops stops, SystemEvents events)
        implements Reconciler {
    static final Duration NOTICE = Duration.ofMinutes(5);
    private static final String REASON = "The market price is above the price limit.";
    private static final int BATCH = 1000;

    @Override
    public String name() {
        return "spot-interruptions";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> rows.lockDue(now, BATCH), due -> {
            var told = due.stream().collect(partitioningBy(Due::told));
            interrupt(told.getOrDefault(true, List.of()));
            look(told.getOrDefault(false, List.of()), now);
        });
    }

    /** Announces the interruptions of the next five minutes, and computes when to look at the others again. */
    private void look(List<Due> all, Instant now) {
        market.catchUp();
        var soonest = now.plus(NOTICE);
        var later = new HashMap<String, Instant>();
        var told = new ArrayList<Due>();
        for (var due : all) {
            var safe = protectedUntil(due.createdAt(), due.protectedHours());
            var above = market.of(due.row().accountId(), due.instanceType(), due.zoneId())
                    .above(Money.of(due.priceLimit()), safe.isAfter(soonest) ? safe : soonest);
            if (above.isPresent() && !above.get().isAfter(soonest)) {
                told.add(due);
            } else {
                later.put(due.id(), above.orElse(now.plus(SpotPrices.AHEAD)).minus(NOTICE));
            }
        }
        rows.writeDue(later);
        tell(rows(told), REASON, now);
    }

    /** Announces to the owners of locked instances that these will be interrupted in five minutes. */
    void tell(List<StatusRow<InstanceStatus>> locked, String reason, Instant now) {
        var interruption = now.plus(NOTICE);
        rows.tell(locked.stream().map(StatusRow::id).toList(), interruption);
        events.plan(EventType.INTERRUPTION, reason, interruption, locked);
    }

    private void interrupt(List<Due> all) {
        events.complete(EventType.INTERRUPTION, ids(all));
        var stopping = all.stream().collect(partitioningBy(Due::stops));
        releases.release(rows(stopping.getOrDefault(false, List.of())), name());
        var stopped = stopping.getOrDefault(true, List.of());
        stops.stop(
                rows(stopped).stream()
                        .filter(row -> row.status() == InstanceStatus.RUNNING)
                        .toList(),
                name(),
                StoppedMode.STOP_CHARGING);
        rows.stop(ids(stopped));
    }

    private static List<String> ids(List<Due> all) {
        return all.stream().map(Due::id).toList();
    }

    private static List<StatusRow<InstanceStatus>> rows(List<Due> all) {
        return all.stream().map(Due::row).toList();
    }

    /**
     * When to look at the market first for an instance with new terms: when its protection is nearly over. Null if the
     * market never interrupts it.
     */
    static @Nullable Instant firstLook(Instance instance, Instant now) {
        if (!instance.spotStrategy.equals(SpotStrategy.SPOT_WITH_PRICE_LIMIT.wire())) {
            return null;
        }
        var look = protectedUntil(instance.createdAt, instance.spotDuration).minus(NOTICE);
        return look.isAfter(now) ? look : now;
    }

    private static Instant protectedUntil(Instant createdAt, int hours) {
        return createdAt.plus(Duration.ofHours(hours));
    }

    @Override
    public String nextDue() {
        return SpotRows.NEXT_DUE;
    }
}
