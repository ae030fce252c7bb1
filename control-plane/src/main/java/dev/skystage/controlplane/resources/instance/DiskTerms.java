package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.controlplane.resources.instance.SubscriptionOrders.Change;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How disks are paid for: on their own, or together with the subscription of their instance. Each change is an order.
 */
@Component
public record DiskTerms(SubscriptionOrders subscriptions, Orders orders, CloudClock clock) {
    private static final String SUBSCRIPTION = "PrePaid";
    private static final String PAY_AS_YOU_GO = "PostPaid";
    private static final ApiException ENDED =
            ApiException.firstOf(List.of("InstanceExpiredOrInArrears", "OrderCreationFailed"));

    /**
     * Makes the disks part of the subscription of their instance, which has not ended: they end with it, and cannot be
     * detached.
     */
    public String share(List<Disk> disks, Instance instance, @Nullable Boolean payAtOnce) {
        check(Subscriptions.isSubscription(instance), "ChargeTypeViolation");
        check(!Subscriptions.expired(instance, clock.now()), ENDED);
        for (var disk : disks) {
            disk.chargeType = SUBSCRIPTION;
            disk.portable = false;
            disk.expiredAt = instance.expiredAt;
        }
        var changes = disks.stream()
                .flatMap(disk -> charges(disk).stream())
                .map(charge -> new Change(null, charge))
                .toList();
        return orders.pay(subscriptions.change(Order.Kind.CHANGE_DISK, instance, changes), payAtOnce);
    }

    /** Makes the disks pay-as-you-go. */
    public String payAsYouGo(List<Disk> disks, Instance instance) {
        for (var disk : disks) {
            disk.chargeType = PAY_AS_YOU_GO;
            disk.portable = true;
            disk.expiredAt = null;
        }
        var ids = disks.stream().map(disk -> disk.id).toList();
        return orders.pay(subscriptions.giveBack(Order.Kind.CHANGE_DISK, List.of(instance), ids));
    }

    /** The hourly charges of the disk. */
    public static List<Charge> charges(Disk disk) {
        return new Tariff(disk.accountId, disk.regionId)
                .disk(disk.id, disk.type, disk.category, disk.performanceLevel, disk.sizeGib, disk.provisionedIops);
    }

    public static boolean isSubscription(Disk disk) {
        return disk.chargeType.equals(SUBSCRIPTION);
    }
}
