package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.controlplane.resources.instance.BandwidthChanges;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.SubscriptionOrders;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.controlplane.resources.instance.creation.Bandwidth;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the public bandwidth of an instance and how it is billed. A subscription gets a public address with its first
 * bandwidth, and can change to less bandwidth three times; each change of a subscription is an order.
 */
@Action("004 §14.7")
record ModifyInstanceNetworkSpec(
        Instances instances, BandwidthChanges changes, SubscriptionOrders subscriptions, Orders orders) {
    private static final int MOST_DECREASES = 3;

    record Request(
            @NotBlank String instanceId,
            @Nullable Integer internetMaxBandwidthOut,
            @Nullable Integer internetMaxBandwidthIn,
            @Nullable String networkChargeType,
            @Nullable Boolean allocatePublicIp,
            @Nullable Boolean autoPay,
            @Nullable String clientToken) {}

    record Result(@Nullable String orderId) {}

    Result handle(Request request, Caller caller) {
        var out = request.internetMaxBandwidthOut();
        var in = request.internetMaxBandwidthIn();
        check(
                out == null || (out >= 0 && out <= Bandwidth.MOST_OUT),
                "InvalidInternetMaxBandwidthOut.ValueNotSupported");
        check(in == null || (in >= 1 && in <= Bandwidth.MOST_IN), "InvalidInternetMaxBandwidthIn.ValueNotSupported");
        Choice.check(
                request.networkChargeType(), Bandwidth.CHARGE_TYPES, "InvalidInternetChargeType.ValueNotSupported");
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CHANGE_NETWORK_BANDWIDTH);
        var was = bandwidth(instance);
        if (Subscriptions.isSubscription(instance)) {
            checkDecrease(instance, out);
        }
        changes.change(instance, out, in);
        if (request.networkChargeType() != null) {
            instance.internetChargeType = request.networkChargeType();
        }
        if (Boolean.TRUE.equals(request.allocatePublicIp()) || Subscriptions.isSubscription(instance)) {
            changes.address(instance);
        }
        return new Result(Subscriptions.isSubscription(instance) ? order(instance, was, request.autoPay()) : null);
    }

    private static void checkDecrease(Instance instance, @Nullable Integer out) {
        if (out != null && out < instance.internetMaxBandwidthOut) {
            check(instance.bandwidthDecreases < MOST_DECREASES, "DecreasedBandWidthNotAllowed");
            instance.bandwidthDecreases++;
        }
    }

    private static Charge bandwidth(Instance instance) {
        return new Tariff(instance.accountId, instance.regionId)
                .bandwidth(instance.id, instance.internetChargeType, instance.internetMaxBandwidthOut);
    }

    private String order(Instance instance, Charge was, @Nullable Boolean payAtOnce) {
        var change = new SubscriptionOrders.Change(was, bandwidth(instance));
        return orders.pay(subscriptions.change(Order.Kind.CHANGE_BANDWIDTH, instance, List.of(change)), payAtOnce);
    }
}
