package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.controlplane.resources.instance.BandwidthChanges;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.SubscriptionOrders;
import dev.skystage.controlplane.resources.instance.SubscriptionOrders.Change;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.controlplane.resources.instance.TemporaryChanges;
import dev.skystage.controlplane.resources.instance.creation.Bandwidth;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the public bandwidth of an instance and how it is billed. A subscription gets a public address with its first
 * bandwidth, and can change to less bandwidth three times; each change of a subscription is an order. With EndTime it
 * has more bandwidth for a time, of at least three hours as newer documents say.
 */
@Action("004 §14.7")
record ModifyInstanceNetworkSpec(
        Instances instances,
        BandwidthChanges changes,
        TemporaryChanges temporary,
        SubscriptionOrders subscriptions,
        Orders orders) {
    private static final int MOST_DECREASES = 3;
    private static final Duration SHORTEST = Duration.ofHours(3);

    /** EndTime is to the hour, unlike all other times. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Integer internetMaxBandwidthOut,
            @Nullable Integer internetMaxBandwidthIn,
            @Nullable String networkChargeType,
            @Nullable Boolean allocatePublicIp,
            @Nullable Boolean autoPay,
            @Nullable Instant startTime,
            @Nullable String endTime,
            @Nullable String clientToken) {
        /** Null for a change for good. */
        @Nullable
        Instant until() {
            return endTime == null
                    ? null
                    : Times.parseHours(endTime).orElseThrow(() -> ApiException.invalid("EndTime"));
        }
    }

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
        var until = request.until();
        checkParameter(request.startTime() == null || until != null, "EndTime");
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CHANGE_NETWORK_BANDWIDTH);
        return new Result(until == null ? changeForGood(instance, request) : raise(instance, request, until));
    }

    private @Nullable String changeForGood(Instance instance, Request request) {
        var out = request.internetMaxBandwidthOut();
        var was = bandwidth(instance, instance.internetMaxBandwidthOut);
        if (Subscriptions.isSubscription(instance)) {
            checkDecrease(instance, out);
        }
        changes.change(instance, out, request.internetMaxBandwidthIn());
        if (request.networkChargeType() != null) {
            instance.internetChargeType = request.networkChargeType();
        }
        if (Boolean.TRUE.equals(request.allocatePublicIp()) || Subscriptions.isSubscription(instance)) {
            changes.address(List.of(instance));
        }
        if (!Subscriptions.isSubscription(instance)) {
            return null;
        }
        var change = new Change(was, bandwidth(instance, instance.internetMaxBandwidthOut));
        return orders.pay(
                subscriptions.change(Order.Kind.CHANGE_BANDWIDTH, instance, List.of(change)), request.autoPay());
    }

    private static void checkDecrease(Instance instance, @Nullable Integer out) {
        if (out != null && out < instance.internetMaxBandwidthOut) {
            check(instance.bandwidthDecreases < MOST_DECREASES, "DecreasedBandWidthNotAllowed");
            instance.bandwidthDecreases++;
        }
    }

    /** Only the bandwidth changes for a time, not how it is billed. */
    private String raise(Instance instance, Request request, Instant until) {
        check(Subscriptions.isSubscription(instance), "ChargeTypeViolation");
        var chargeType = request.networkChargeType();
        check(
                chargeType == null || chargeType.equals(instance.internetChargeType),
                "InvalidInternetChargeType.ValueNotSupported");
        var out = request.internetMaxBandwidthOut();
        if (out == null || out <= instance.internetMaxBandwidthOut) {
            throw new ApiException("DecreasedBandWidthNotAllowed");
        }
        var time = temporary.time(instance, request.startTime(), until, SHORTEST);
        var change = new Change(bandwidth(instance, instance.internetMaxBandwidthOut), bandwidth(instance, out));
        temporary.changeBandwidth(instance, out, request.internetMaxBandwidthIn(), time);
        return orders.pay(
                subscriptions.change(Order.Kind.CHANGE_BANDWIDTH, instance, List.of(change), time), request.autoPay());
    }

    private static Charge bandwidth(Instance instance, int out) {
        return new Tariff(instance.accountId, instance.regionId)
                .bandwidth(instance.id, instance.internetChargeType, out);
    }
}
