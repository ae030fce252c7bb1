package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.instance.BandwidthChanges;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.controlplane.resources.instance.TypeChanges;
import dev.skystage.controlplane.resources.instance.TypeChoices.Obstacle;
import dev.skystage.controlplane.resources.instance.creation.Bandwidth;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes the type of a stopped pay-as-you-go instance, or its public bandwidth; one thing at a time. */
@Action("004 §6.18")
record ModifyInstanceSpec(
        Instances instances,
        TypeChanges typeChanges,
        BandwidthChanges bandwidthChanges,
        Balances balances,
        CloudClock clock) {
    record Request(
            @NotBlank String instanceId,
            @Nullable String instanceType,
            @Nullable Integer internetMaxBandwidthOut,
            @Nullable Integer internetMaxBandwidthIn,
            @Nullable Boolean dryRun,
            @Nullable String clientToken) {
        boolean hasBandwidth() {
            return internetMaxBandwidthOut != null || internetMaxBandwidthIn != null;
        }
    }

    void handle(Request request, Caller caller) {
        var out = request.internetMaxBandwidthOut();
        var in = request.internetMaxBandwidthIn();
        check(out == null || (out >= 0 && out <= Bandwidth.MOST_OUT), "InvalidParameter", "InternetMaxBandwidthOut");
        check(in == null || (in >= 1 && in <= Bandwidth.MOST_IN), "InvalidParameter.Bandwidth");
        var typeName = request.instanceType();
        check(typeName == null || !request.hasBandwidth(), "InvalidParameter.Mismatch");
        checkParameter(typeName != null || request.hasBandwidth(), "InstanceType");
        var instance = instances.lock(caller, request.instanceId());
        check(!Subscriptions.isSubscription(instance), "ChargeTypeViolation");
        if (typeName == null) {
            InstanceOperation.CHANGE_BANDWIDTH.check(instance, clock.now());
            bandwidthChanges.change(instance, out, in);
        } else {
            changeType(instance, typeName);
        }
    }

    private void changeType(Instance instance, String name) {
        var type = typeChanges.type(name);
        InstanceOperation.CHANGE_TYPE.check(instance, clock.now());
        if (TypeChanges.optimizes(instance, type)) {
            throw Obstacle.UNSUITABLE.refusal();
        }
        if (type.vcpus() > instance.cpu || type.memoryMib() > instance.memoryMib) {
            balances.checkFunds(instance.accountId);
        }
        typeChanges.change(instance, type, null);
    }
}
