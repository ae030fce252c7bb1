package dev.skystage.controlplane.actions.dedicatedhost;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.AutoRelease;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Sets or removes the automatic release time of a pay-as-you-go host. */
@Action("public doc: ModifyDedicatedHostAutoReleaseTime")
record ModifyDedicatedHostAutoReleaseTime(Regions regions, Resources resources, CloudClock clock) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String dedicatedHostId,
            @Nullable String autoReleaseTime) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var host = resources.lock(DedicatedHost.class, caller, region.id(), request.dedicatedHostId());
        check(host.chargeType.equals("PostPaid"), "ChargeTypeViolation");
        host.autoReleaseAt = AutoRelease.of(request.autoReleaseTime(), clock.now());
    }
}
