package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.disk.DiskCharges;
import dev.skystage.controlplane.resources.instance.SubscriptionParts.DiskChoice;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Begins, prolongs and ends subscriptions of locked instances. All methods return the numbers of their orders. */
@Component
public record SubscriptionChanges(
        SubscriptionOrders subscriptions,
        Orders orders,
        InstanceCounts counts,
        NewPlaces places,
        Meters meters,
        JdbcClient jdbc,
        CloudClock clock) {
    private static final String PRE_PAID = "PrePaid";
    private static final String POST_PAID = "PostPaid";

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
        jdbc.sql("update disk set version = version + 1, expired_at = ? where instance_id = ? and charge_type = ?")
                .params(Timestamp.from(until), instance.id, PRE_PAID)
                .update();
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
            instance.chargeType = PRE_PAID;
            instance.period = length;
            instance.periodUnit = unit;
            instance.subscribedAt = now;
            instance.expiredAt = end;
            instance.stoppedMode = StoppedMode.NOT_APPLICABLE;
            instance.deletionProtection = false;
        }
        writeDisks(instances, PRE_PAID, end, dataDisks);
        counts.changeVcpus(instances.getFirst(), -vcpus(instances));
        return orders.pay(order, payAtOnce);
    }

    /**
     * Makes subscriptions pay-as-you-go. What has changed for a time stays: from now on it is paid for by the second,
     * and what was paid for its time is given back with the rest.
     */
    public String payAsYouGo(List<Instance> instances, boolean dataDisks) {
        for (var instance : instances) {
            instance.chargeType = POST_PAID;
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
        jdbc.sql("delete from temporary_change where instance_id = any(?)")
                .param(instances.stream().map(Instance::id).toArray(String[]::new))
                .update();
        var resources = new ArrayList<>(writeDisks(instances, POST_PAID, null, dataDisks));
        instances.forEach(instance -> resources.add(instance.id));
        counts.changeVcpus(instances.getFirst(), vcpus(instances));
        return orders.pay(subscriptions.giveBack(Order.Kind.PAY_AS_YOU_GO, instances, resources));
    }

    /**
     * The system disk is always paid for with its instance, data disks if that is asked for. Those that are paid for
     * with it already stay so.
     */
    private List<String> writeDisks(
            List<Instance> instances, String chargeType, @Nullable Instant end, boolean dataDisks) {
        var changed = jdbc.sql("""
                        with held as materialized (
                            select id from disk where instance_id = any(:ids) and charge_type <> :to
                                and (type = 'system' or :data)
                            order by id for no key update)
                        update disk d set version = version + 1, charge_type = :to, expired_at = cast(:end as timestamptz),
                            portable = d.type = 'data' and :to = 'PostPaid' and d.category <> 'ephemeral_ssd'
                        from held where d.id = held.id returning d.id
                        """)
                .params(Map.of(
                        "ids", instances.stream().map(Instance::id).toArray(String[]::new),
                        "to", chargeType,
                        "data", dataDisks))
                .param("end", end == null ? null : Timestamp.from(end))
                .query(String.class)
                .list();
        meters.follow(DiskCharges.KIND, changed);
        return changed;
    }

    /** All instances are of one account and region, and none is preemptible. */
    private static int vcpus(List<Instance> instances) {
        return instances.stream().mapToInt(instance -> instance.cpu).sum();
    }
}
