package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.AutoRelease;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Sets or removes the automatic release time of a Pay-As-You-Go instance. */
@Action("API reference: ModifyInstanceAutoReleaseTime")
record ModifyInstanceAutoReleaseTime(Instances instances, CloudClock clock) {
    record Request(
            @NotBlank String instanceId,
            @Nullable String regionId,
            @Nullable String autoReleaseTime) {}

    void handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId());
        check(request.regionId() == null || request.regionId().equals(instance.regionId), "NoSuchResource");
        check(!Subscriptions.isSubscription(instance), "ChargeTypeViolation");
        instance.autoReleaseAt = AutoRelease.of(request.autoReleaseTime(), clock.now());
    }
}
