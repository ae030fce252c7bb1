package dev.skystage.controlplane.resources.billing;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.stream.Collectors.toSet;

import dev.skystage.persistence.Renewal;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders: what is paid at once, and what is given back. Their rows are kept for ever. */
@Component
public record Orders(
        PurchaseRows rows, Balances balances, DryInstants dryInstants, MoneyFlow flow, Ids ids, CloudClock clock) {
    private static final ThreadLocal<String> NUMBER = new ThreadLocal<>();

    /** Does work whose order has this number already. */
    public static <T> T numbered(String id, Supplier<T> work) {
        NUMBER.set(id);
        try {
            return work.get();
        } finally {
            NUMBER.remove();
        }
    }

    /**
     * Pays the order, or refuses; returns its number.
     *
     * @param atOnce false to {@linkplain PutOff put off} an order that costs something; null means true
     */
    public String pay(Order order, @Nullable Boolean atOnce) {
        if (Boolean.FALSE.equals(atOnce) && order.price().trade() > 0) {
            throw new PutOff(order);
        }
        return pay(order);
    }

    /** Pays the order, or refuses; returns its number. */
    public String pay(Order order) {
        var amount = order.price().trade();
        if (amount > 0) {
            check(!balances.isOverdue(order.accountId()), Balances.overdue());
            check(balances.spendable(order.accountId()) >= amount, Balances.tooLittle());
        }
        var given = NUMBER.get();
        var id = given == null ? ids.order() : given;
        write(Map.of(id, order));
        return id;
    }

    /**
     * Pays for the next periods of those subscriptions whose accounts can pay, in bulk.
     *
     * @param parts what each of them consists of
     * @return the new ends of those that were paid for
     */
    public Map<String, Instant> renew(List<Renewal> due, Map<String, List<Charge>> parts) {
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
        var paid = payIfPossible(wanted).stream()
                .map(order -> order.lines().getFirst().subscriptionId())
                .collect(toSet());
        ends.keySet().retainAll(paid);
        return ends;
    }

    /** Pays the orders that their accounts can pay; returns these. */
    private List<Order> payIfPossible(List<Order> orders) {
        var left = new HashMap<String, Long>();
        var paid = new LinkedHashMap<String, Order>();
        for (var order : orders) {
            var account = order.accountId();
            long rest = left.computeIfAbsent(account, this::spendable);
            var amount = order.price().trade();
            if (amount <= rest) {
                left.put(account, rest - amount);
                paid.put(ids.order(), order);
            }
        }
        if (!paid.isEmpty()) {
            write(paid);
        }
        return List.copyOf(paid.values());
    }

    /** Negative if something is owed already. */
    private long spendable(String accountId) {
        return balances.isOverdue(accountId) ? Long.MIN_VALUE : balances.spendable(accountId);
    }

    private void write(Map<String, Order> paid) {
        rows.write(paid, now());
        flow.ordered(paid.values());
        dryInstants.recount(paid.values().stream().map(Order::accountId).collect(toSet()));
    }

    /** The periods of a subscription that have been paid for and have not ended, the earliest first. */
    public List<Proration.Paid> periods(String subscriptionId) {
        return rows.periods(subscriptionId, now());
    }

    /** From now on for ever: what is bought for it is bought until the subscription ends. */
    public Span rest() {
        return new Span(now(), Instant.MAX);
    }

    /**
     * What it costs to have another part for a time: a line for each period of the subscription.
     *
     * @param was the part until now; null if it is new
     */
    public List<Line> change(String subscriptionId, @Nullable Charge was, Charge becomes, Span time) {
        var hourBefore = was == null ? 0 : was.pricePerHour();
        var lines = new ArrayList<Line>();
        for (var paid : periods(subscriptionId)) {
            var part = paid.span().and(time);
            if (!part.isEmpty()) {
                lines.add(new Line(
                        subscriptionId,
                        becomes,
                        was == null ? "" : was.detail(),
                        null,
                        part.begins(),
                        part.ends(),
                        Proration.difference(paid, part, hourBefore, becomes.pricePerHour())));
            }
        }
        return lines;
    }

    /**
     * Gives back what is left of what was paid: a line for each part.
     *
     * @param resourceIds the parts that are given back, which may be the subscriptions themselves
     */
    public List<Line> giveBack(Collection<String> subscriptionIds, Collection<String> resourceIds) {
        return rows.end(subscriptionIds, resourceIds, now());
    }

    private Instant now() {
        return clock.now();
    }
}
