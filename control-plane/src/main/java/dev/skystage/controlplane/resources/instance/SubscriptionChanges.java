package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Periods;
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

/** Begins, prolongs and ends subscriptions of locked instances. Each gives the number of the order it makes. */
@Component
public record SubscriptionChanges(
        Orders orders, InstanceCounts counts, InstanceStarts starts, JdbcClient jdbc, CloudClock clock) {
    private static final String PRE_PAID = "PrePaid";
    private static final String POST_PAID = "PostPaid";

    /** Prolongs a subscription; one that has ended begins again now. */
    public String renew(Instance instance, int length, String unit) {
        var now = clock.now();
        var end = instance.expiredAt;
        if (end == null || Subscriptions.expired(instance, now)) {
            instance.subscribedAt = now;
        }
        var begun = instance.subscribedAt == null ? instance.createdAt : instance.subscribedAt;
        var from = end == null || end.isBefore(now) ? now : end;
        instance.expiredAt = Periods.end(begun, from, length, unit);
        jdbc.sql("update disk set version = version + 1, expired_at = ? where instance_id = ? and charge_type = ?")
                .params(Timestamp.from(instance.expiredAt), instance.id, PRE_PAID)
                .update();
        return orders.place(
                Orders.Kind.RENEW, true, List.of(new Orders.Item(instance, text(end), text(instance.expiredAt))));
    }

    /** Makes pay-as-you-go instances subscriptions. Those that were stopped without charge find a place again. */
    public String subscribe(List<Instance> instances, int length, String unit, boolean dataDisks, boolean autoPay) {
        var now = clock.now();
        var end = Periods.end(now, length, unit);
        var items = new ArrayList<Orders.Item>();
        for (var instance : instances) {
            if (StoppedMode.STOP_CHARGING.equals(instance.stoppedMode)) {
                starts.findPlace(instance);
            }
            instance.chargeType = PRE_PAID;
            instance.period = length;
            instance.periodUnit = unit;
            instance.subscribedAt = now;
            instance.expiredAt = end;
            instance.stoppedMode = StoppedMode.NOT_APPLICABLE;
            instance.deletionProtection = false;
            items.add(new Orders.Item(instance, POST_PAID, PRE_PAID));
        }
        writeDisks(instances, PRE_PAID, end, dataDisks);
        counts.changeVcpus(instances.getFirst(), -vcpus(instances));
        return orders.place(Orders.Kind.SUBSCRIBE, autoPay, items);
    }

    /** Makes subscriptions pay as they go. */
    public String payAsYouGo(List<Instance> instances, boolean dataDisks, boolean autoPay) {
        var items = new ArrayList<Orders.Item>();
        for (var instance : instances) {
            items.add(new Orders.Item(instance, text(instance.expiredAt), POST_PAID));
            instance.chargeType = POST_PAID;
            instance.period = null;
            instance.periodUnit = null;
            instance.subscribedAt = null;
            instance.expiredAt = null;
            instance.renewalStatus = Renewals.NORMAL;
            instance.autoRenewPeriod = null;
            instance.autoRenewUnit = null;
            instance.stoppedMode = instance.status() == InstanceStatus.STOPPED
                    ? StoppedMode.KEEP_CHARGING
                    : StoppedMode.NOT_APPLICABLE;
        }
        writeDisks(instances, POST_PAID, null, dataDisks);
        counts.changeVcpus(instances.getFirst(), vcpus(instances));
        return orders.place(Orders.Kind.PAY_AS_YOU_GO, autoPay, items);
    }

    /** The system disk is always paid for with its instance, a data disk if it is asked for. What is subscribed stays. */
    private void writeDisks(List<Instance> instances, String chargeType, @Nullable Instant end, boolean dataDisks) {
        jdbc.sql("""
                        with held as materialized (
                            select id from disk where instance_id = any(:ids) and charge_type <> :to
                                and (type = 'system' or :data)
                            order by id for no key update)
                        update disk d set version = version + 1, charge_type = :to, expired_at = cast(:end as timestamptz),
                            portable = d.type = 'data' and :to = 'PostPaid' and d.category <> 'ephemeral_ssd'
                        from held where d.id = held.id
                        """)
                .params(Map.of(
                        "ids", instances.stream().map(Instance::id).toArray(String[]::new),
                        "to", chargeType,
                        "data", dataDisks))
                .param("end", end == null ? null : Timestamp.from(end))
                .update();
    }

    /** All are of one account and region, and none is preemptible. */
    private static int vcpus(List<Instance> instances) {
        return instances.stream().mapToInt(instance -> instance.cpu).sum();
    }

    private static String text(@Nullable Instant end) {
        return end == null ? "" : String.valueOf(Times.seconds(end));
    }
}
