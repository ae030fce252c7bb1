package dev.skystage.controlplane.actions.dedicatedhost;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostReleases;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;

/** Releases an empty host that is pay-as-you-go or whose subscription has ended. */
@Action("public doc: ReleaseDedicatedHost")
record ReleaseDedicatedHost(
        Regions regions,
        Resources resources,
        DedicatedHosts dedicatedHosts,
        DedicatedHostReleases releases,
        CloudClock clock) {
    record Request(@NotBlank String regionId, @NotBlank String dedicatedHostId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var host = resources.lockToDelete(DedicatedHost.class, caller, region.id(), request.dedicatedHostId());
        check(host.expiredAt == null || !clock.now().isBefore(host.expiredAt), "ChargeTypeViolation");
        check(!dedicatedHosts.isInUse(host.id), "DependencyViolation.Instance");
        check(
                releases.giveBack(host.hostId, host.sharedFamilies, host.accountId, host.regionId),
                "DependencyViolation.Instance");
        resources.remove(host);
    }
}
