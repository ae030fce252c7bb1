package dev.skystage.controlplane.resources.billing;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders: what is paid at once, and what is given back. All of them stay. */
@Component
public record Orders(JdbcClient jdbc, PurchaseRows rows, Funds funds, Ids ids, CloudClock clock) {
    /** Pays the order, or refuses; answers its number. */
    public String pay(Order order) {
        return pay(order, null);
    }

    /**
     * The same for an order that may have been waiting to be paid.
     *
     * @param waiting its number, null for a new one
     */
    public String pay(Order order, @Nullable String waiting) {
        var amount = order.price().trade();
        if (amount > 0) {
            check(!funds.isOverdue(order.accountId()), overdue());
            check(funds.canPay(order.accountId(), amount), tooLittle());
        }
        if (waiting != null) {
            rows.remove(waiting);
        }
        var id = waiting == null ? ids.order() : waiting;
        rows.write(Map.of(id, order), now(), null);
        funds.spent(order.accountId());
        return id;
    }

    /** Writes an order down that is to be paid later, with what it changes then. */
    public String owe(Order order, String change) {
        var id = ids.order();
        rows.write(Map.of(id, order), now(), change);
        return id;
    }

    /** Pays those of the orders that their accounts can pay; answers which. */
    public List<Order> payIfPossible(List<Order> orders) {
        var paid = new LinkedHashMap<String, Order>();
        var spent = new HashMap<String, Long>();
        for (var order : orders) {
            var account = order.accountId();
            var amount = spent.getOrDefault(account, 0L) + order.price().trade();
            if (!funds.isOverdue(account) && funds.canPay(account, amount)) {
                spent.put(account, amount);
                paid.put(ids.order(), order);
            }
        }
        if (!paid.isEmpty()) {
            rows.write(paid, now(), null);
            spent.keySet().forEach(funds::spent);
        }
        return List.copyOf(paid.values());
    }

    /** The periods of a subscription that have been paid for and have not ended, the earliest first. */
    public List<Proration.Paid> periods(String subscriptionId) {
        return rows.periods(subscriptionId, now());
    }

    /**
     * What it costs to have something else until a subscription ends: a line for each of its periods.
     *
     * @param was what there is until now; null if there is nothing
     */
    public List<Line> change(String subscriptionId, @Nullable Charge was, Charge becomes) {
        var now = now();
        var hourBefore = was == null ? 0 : was.pricePerHour();
        return periods(subscriptionId).stream()
                .map(paid -> new Line(
                        subscriptionId,
                        becomes,
                        was == null ? "" : was.detail(),
                        null,
                        paid.left(now),
                        paid.ends(),
                        Proration.difference(paid, now, hourBefore, becomes.pricePerHour())))
                .toList();
    }

    /**
     * Gives back what is left of what has been paid: a line for each thing.
     *
     * @param resourceIds of these things only, the subscriptions themselves among them
     */
    public List<Line> giveBack(Collection<String> subscriptionIds, Collection<String> resourceIds) {
        return rows.end(subscriptionIds, resourceIds, now());
    }

    private Instant now() {
        return clock.now();
    }

    private static ApiException overdue() {
        return new ApiException("Account.Arrearage").or("InsufficientBalance");
    }

    private static ApiException tooLittle() {
        return new ApiException("InvalidAccountStatus.NotEnoughBalance").or("InsufficientBalance");
    }
}
