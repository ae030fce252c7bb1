package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.instance.SubscriptionParts.DiskChoice;
import dev.skystage.persistence.instance.InstanceRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Pays for the next period of subscriptions that renew themselves, in bulk; those that cannot be paid are noted. */
@Component
record AutoRenewals(InstanceRows instances, SubscriptionParts parts, Orders orders) {
    void renew(List<InstanceRows.Renewal> due, Instant now) {
        var parts = this.parts.of(due.stream().map(InstanceRows.Renewal::id).toList(), DiskChoice.SUBSCRIBED);
        var ends = new HashMap<String, Instant>();
        var wanted = new ArrayList<Order>();
        for (var renewal : due) {
            var charges = parts.getOrDefault(renewal.id(), List.of());
            var end = Periods.end(renewal.begunAt(), renewal.expiredAt(), renewal.length(), renewal.unit());
            var period = new Line.Period(renewal.length(), renewal.unit());
            ends.put(renewal.id(), end);
            wanted.add(new Order(
                    Order.Kind.RENEW,
                    charges.getFirst().accountId(),
                    charges.getFirst().regionId(),
                    charges.stream()
                            .map(charge -> Line.of(renewal.id(), charge, period, renewal.expiredAt(), end))
                            .toList()));
        }
        var unpaid = new HashSet<>(ends.keySet());
        for (var order : orders.payIfPossible(wanted)) {
            unpaid.remove(order.lines().getFirst().subscriptionId());
        }
        ends.keySet().removeAll(unpaid);
        instances.writeExpiries(ends);
        if (!unpaid.isEmpty()) {
            instances.writeFailedRenewals(unpaid, now);
        }
    }
}
