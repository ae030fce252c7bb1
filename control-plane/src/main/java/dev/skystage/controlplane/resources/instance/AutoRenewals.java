package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.instance.SubscriptionParts.DiskChoice;
import dev.skystage.persistence.Renewal;
import dev.skystage.persistence.instance.InstanceRows;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Pays for the next period of subscriptions that renew themselves, in bulk. For those that cannot pay it notes that
 * this was tried.
 */
@Component
record AutoRenewals(InstanceRows instances, SubscriptionParts parts, Orders orders) {
    void renew(List<Renewal> due, Instant now) {
        var ids = due.stream().map(Renewal::id).toList();
        var ends = orders.renew(due, parts.of(ids, DiskChoice.SUBSCRIBED));
        instances.writeExpiries(ends);
        var unpaid = ids.stream().filter(id -> !ends.containsKey(id)).toList();
        if (!unpaid.isEmpty()) {
            instances.writeFailedRenewals(unpaid, now);
        }
    }
}
