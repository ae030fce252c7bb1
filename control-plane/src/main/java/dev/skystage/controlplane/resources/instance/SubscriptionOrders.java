package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Price;
import dev.skystage.controlplane.resources.billing.Span;
import dev.skystage.controlplane.resources.instance.SubscriptionParts.DiskChoice;
import dev.skystage.persistence.instance.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders about the subscriptions of instances of one account and region. */
@Component
public record SubscriptionOrders(SubscriptionParts parts, Orders orders) {
    /** An order that has been paid. */
    public record Bought(String orderId, Price price) {}

    /** Buys the same period for all of the instances and their disks, as their rows are now. */
    public Bought buy(List<Instance> instances, Line.Period period, Instant begins, Instant ends) {
        var order = period(Order.Kind.BUY, instances, DiskChoice.SUBSCRIBED, period, begins, ends);
        return new Bought(orders.pay(order), order.price());
    }

    /** The order of a period for all parts of the instances. */
    public Order period(
            Order.Kind kind,
            List<Instance> instances,
            DiskChoice disks,
            Line.Period period,
            Instant begins,
            Instant ends) {
        var lines = new ArrayList<Line>();
        parts.of(instances.stream().map(Instance::id).toList(), disks)
                .forEach((id, charges) ->
                        charges.forEach(charge -> lines.add(Line.of(id, charge, period, begins, ends))));
        return order(kind, instances.getFirst(), lines);
    }

    /** A part of an instance that becomes another; null if it is new. */
    public record Change(@Nullable Charge was, Charge becomes) {}

    /** The order for what the changes add or save until the subscription ends. */
    public Order change(Order.Kind kind, Instance instance, List<Change> changes) {
        return change(kind, instance, changes, orders.rest());
    }

    /** The order for what the changes add or save for a time. */
    public Order change(Order.Kind kind, Instance instance, List<Change> changes, Span time) {
        return order(
                kind,
                instance,
                changes.stream()
                        .flatMap(change -> orders.change(instance.id, change.was(), change.becomes(), time).stream())
                        .toList());
    }

    /** The order for what another type, and another category of the system disk, add or save. */
    public Order becoming(Instance instance, SubscriptionParts.Becoming becoming) {
        return becoming(instance, becoming, orders.rest());
    }

    /** The same for a time. */
    public Order becoming(Instance instance, SubscriptionParts.Becoming becoming, Span time) {
        var ids = List.of(instance.id);
        var before = parts.of(ids, DiskChoice.SUBSCRIBED).getOrDefault(instance.id, List.of());
        var after = parts.of(ids, DiskChoice.SUBSCRIBED, becoming).getOrDefault(instance.id, List.of());
        return becoming(Order.Kind.CHANGE_TYPE, instance, before, after, time);
    }

    /** The order for the difference between these charges. */
    public Order becoming(Order.Kind kind, Instance instance, List<Charge> before, List<Charge> after) {
        return becoming(kind, instance, before, after, orders.rest());
    }

    private Order becoming(Order.Kind kind, Instance instance, List<Charge> before, List<Charge> after, Span time) {
        return change(
                kind,
                instance,
                after.stream()
                        .map(charge -> new Change(same(charge, before), charge))
                        .filter(change -> !change.becomes().equals(change.was()))
                        .toList(),
                time);
    }

    private static @Nullable Charge same(Charge charge, List<Charge> charges) {
        return charges.stream()
                .filter(other -> other.resourceId().equals(charge.resourceId()) && other.item() == charge.item())
                .findFirst()
                .orElse(null);
    }

    /** The order that gives back what is left of what was paid for these parts of the instances. */
    public Order giveBack(Order.Kind kind, List<Instance> instances, Collection<String> resourceIds) {
        var ids = instances.stream().map(Instance::id).toList();
        return order(kind, instances.getFirst(), orders.giveBack(ids, resourceIds));
    }

    private static Order order(Order.Kind kind, Instance of, List<Line> lines) {
        return new Order(kind, of.accountId, of.regionId, lines);
    }
}
