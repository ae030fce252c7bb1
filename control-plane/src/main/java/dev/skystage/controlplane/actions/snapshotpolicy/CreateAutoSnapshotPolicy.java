package dev.skystage.controlplane.actions.snapshotpolicy;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshotpolicy.PolicyTerms;
import dev.skystage.persistence.snapshotpolicy.AutoSnapshotPolicy;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates an automatic snapshot policy; it does nothing before it is applied to disks. */
@Action("public doc: CreateAutoSnapshotPolicy")
record CreateAutoSnapshotPolicy(Regions regions, Resources resources, Quotas quotas, CloudClock clock) {
    record Request(
            @WireName({"regionId", "RegionId"}) @NotBlank String regionId,

            @WireName({"autoSnapshotPolicyName", "AutoSnapshotPolicyName"}) @Nullable
            String autoSnapshotPolicyName,

            @WireName({"timePoints", "TimePoints"})
            @ListText(max = 24)
            @Refusal(value = "ParameterInvalid", hint = "TimePoints parameter")
            @NotNull
            List<String> timePoints,

            @WireName({"repeatWeekdays", "RepeatWeekdays"})
            @ListText(max = 7)
            @Refusal(value = "ParameterInvalid", hint = "RepeatWeekDays parameter")
            @NotNull
            List<String> repeatWeekdays,

            @WireName({"retentionDays", "RetentionDays"})
            @Refusal(value = "ParameterInvalid", hint = "RetentionDays parameter")
            @NotNull
            Integer retentionDays,

            @Nullable Boolean enableCrossRegionCopy,

            @ListText(max = 1) @Refusal("InvalidParameter") @Nullable
            List<String> targetCopyRegions,

            @Nullable Integer copiedSnapshotsRetentionDays,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag) {
        PolicyTerms terms() {
            return new PolicyTerms(
                            autoSnapshotPolicyName,
                            timePoints,
                            repeatWeekdays,
                            retentionDays,
                            enableCrossRegionCopy,
                            targetCopyRegions,
                            copiedSnapshotsRetentionDays)
                    .checked();
        }
    }

    record Result(String autoSnapshotPolicyId) {}

    Result handle(Request request, Caller caller) {
        var terms = request.terms();
        var region = regions.find(request.regionId());
        check(region.isPresent(), "ParameterInvalid", "RegionId parameter");
        var policy = resources.fresh(
                new AutoSnapshotPolicy(), caller.accountId(), region.get().id());
        policy.timePoints = List.of();
        policy.repeatWeekdays = List.of();
        policy.resourceGroupId = orEmpty(request.resourceGroupId());
        policy.tags = Tags.given(request.tag());
        terms.apply(policy, regions, clock.now());
        check(
                quotas.take(policy.accountId, policy.regionId, Quota.AUTO_SNAPSHOT_POLICIES, 1),
                "AutoSnapshotPolicy.QuotaExceed");
        resources.add(policy);
        return new Result(policy.id);
    }
}
