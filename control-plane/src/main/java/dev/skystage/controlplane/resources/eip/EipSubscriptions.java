package dev.skystage.controlplane.resources.eip;

import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.eip.Eip;
import dev.skystage.persistence.eip.EipRows;
import dev.skystage.persistence.eip.EipStatus;
import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Subscriptions to elastic addresses: what is paid for is the bandwidth. They do not renew themselves. When one ends,
 * its address shows the lock {@code financial}, cannot be bound any more, and is released after fifteen days.
 */
@Component
public record EipSubscriptions(Orders orders, EipRows rows, EipLifecycle lifecycle, Quotas quotas)
        implements Reconciler {
    private static final String NAME = "eip-expiry";
    private static final int BATCH = 1000;

    /**
     * Makes a new address a subscription that begins when the address was made, and pays for it; returns the number of
     * the order.
     */
    public String buy(Eip eip, Line.Period period, @Nullable Boolean payAtOnce) {
        eip.chargeType = "PrePaid";
        var ends = Periods.end(eip.createdAt, period.length(), period.unit());
        eip.expiredAt = ends;
        var bandwidth =
                new Tariff(eip.accountId, eip.regionId).bandwidth(eip.id, eip.internetChargeType, eip.bandwidth);
        var line = Line.of(eip.id, bandwidth, period, eip.createdAt, ends);
        return orders.pay(new Order(Order.Kind.BUY, eip.accountId, eip.regionId, List.of(line)), payAtOnce);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reconcile(Instant now) {
        rows.suspendEnded(now);
        Reconciler.each(() -> rows.lockEnded(now.minus(Periods.KEPT), BATCH), ended -> {
            var bound = ended.stream()
                    .filter(row -> row.status() == EipStatus.IN_USE)
                    .toList();
            lifecycle.fire(bound, EipEvent.RELEASED_FROM, NAME);
            rows.delete(ended);
            quotas.give(ended, Quota.EIPS);
        });
    }

    @Override
    public String nextDue() {
        return "least(%s, %s)".formatted(EipRows.nextEnd(false), Reconciler.after(EipRows.nextEnd(true), Periods.KEPT));
    }
}
