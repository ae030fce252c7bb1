package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.instance.SubscriptionParts.DiskChoice;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.instance.TemporaryChangeRows;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins, prolongs and ends subscriptions of locked instances. All methods return the numbers of their orders. */
@Component
public record SubscriptionChanges(
        SubscriptionOrders subscriptions,
        Orders orders,
        InstanceCounts counts,
        NewPlaces places,
        SubscribedDisks disks,
        TemporaryChangeRows temporary,
        CloudClock clock) {
    /** Prolongs a subscription; one that has ended begins anew now. */
    public String renew(Instance instance, int length, String unit) {
        var now = clock.now();
        var end = instance.expiredAt;
        if (end == null || Subscriptions.expired(instance, now)) {
            instance.subscribedAt = now;
        }
        var begun = instance.subscribedAt == null ? instance.createdAt : instance.subscribedAt;
        var from = end == null || end.isBefore(now) ? now : end;
        var until = Periods.end(begun, from, length, unit);
        instance.expiredAt = until;
        instance.renewalFailedAt = null;
        disks.prolong(instance.id, until);
        return orders.pay(subscriptions.period(
                Order.Kind.RENEW,
                List.of(instance),
                DiskChoice.SUBSCRIBED,
                new Line.Period(length, unit),
                from,
                until));
    }

    /** Makes pay-as-you-go instances subscriptions. Those that were stopped without charge find a place again. */
    public String subscribe(
            List<Instance> instances, int length, String unit, boolean dataDisks, @Nullable Boolean payAtOnce) {
        var now = clock.now();
        var end = Periods.end(now, length, unit);
        var order = subscriptions.period(
                Order.Kind.SUBSCRIBE,
                instances,
                dataDisks ? DiskChoice.ALL : DiskChoice.WITH_SYSTEM,
                new Line.Period(length, unit),
                now,
                end);
        for (var instance : instances) {
            if (NewPlaces.costsNothing(instance)) {
                places.find(instance);
            }
            instance.chargeType = "PrePaid";
            instance.period = length;
            instance.periodUnit = unit;
            instance.subscribedAt = now;
            instance.expiredAt = end;
            instance.stoppedMode = StoppedMode.NOT_APPLICABLE;
            instance.deletionProtection = false;
        }
        disks.subscribe(ids(instances), end, dataDisks);
        counts.changeVcpus(instances.getFirst(), -vcpus(instances));
        return orders.pay(order, payAtOnce);
    }

    /**
     * Makes subscriptions pay-as-you-go. What has changed for a time stays: from now on it is paid for by the second,
     * and what was paid for its time is given back with the rest.
     */
    public String payAsYouGo(List<Instance> instances, boolean dataDisks) {
        for (var instance : instances) {
            instance.chargeType = "PostPaid";
            instance.period = null;
            instance.periodUnit = null;
            instance.subscribedAt = null;
            instance.expiredAt = null;
            instance.renewalFailedAt = null;
            instance.renewalStatus = Renewals.NORMAL;
            instance.autoRenewPeriod = null;
            instance.autoRenewUnit = null;
            instance.stoppedMode = instance.status() == InstanceStatus.STOPPED
                    ? StoppedMode.KEEP_CHARGING
                    : StoppedMode.NOT_APPLICABLE;
        }
        var ids = ids(instances);
        temporary.forget(ids);
        var resources = new ArrayList<>(disks.payAsYouGo(ids, dataDisks));
        resources.addAll(ids);
        counts.changeVcpus(instances.getFirst(), vcpus(instances));
        return orders.pay(subscriptions.giveBack(Order.Kind.PAY_AS_YOU_GO, instances, resources));
    }

    private static List<String> ids(List<Instance> instances) {
        return instances.stream().map(Instance::id).toList();
    }

    /** All instances are of one account and region, and none is preemptible. */
    private static int vcpus(List<Instance> instances) {
        return instances.stream().mapToInt(instance -> instance.cpu).sum();
    }
}
