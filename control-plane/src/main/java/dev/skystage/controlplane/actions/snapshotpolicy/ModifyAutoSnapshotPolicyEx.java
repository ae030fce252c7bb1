package dev.skystage.controlplane.actions.snapshotpolicy;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshotpolicy.AutoSnapshotPolicies;
import dev.skystage.controlplane.resources.snapshotpolicy.PolicyTerms;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes an automatic snapshot policy; it is in force at once, and absent values stay. */
@Action("004 §10.5")
record ModifyAutoSnapshotPolicyEx(Regions regions, AutoSnapshotPolicies policies, CloudClock clock) {
    record Request(
            @WireName({"RegionId", "regionId"}) @NotBlank String regionId,

            @WireName({"AutoSnapshotPolicyId", "autoSnapshotPolicyId"}) @NotBlank
            String autoSnapshotPolicyId,

            @Flat PolicyTerms terms,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        var region = regions.find(request.regionId());
        check(region.isPresent(), "ParameterInvalid", "RegionId parameter");
        var terms = request.terms().checked();
        var policy = policies.lock(caller, region.get().id(), request.autoSnapshotPolicyId());
        terms.apply(policy, regions, clock.now());
    }
}
