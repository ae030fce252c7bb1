package dev.skystage.controlplane.actions.snapshotpolicy;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshotpolicy.PolicyTerms;
import dev.skystage.persistence.snapshotpolicy.AutoSnapshotPolicy;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates an automatic snapshot policy; it does nothing before it is applied to disks. */
@Action("public doc: CreateAutoSnapshotPolicy")
record CreateAutoSnapshotPolicy(Regions regions, Resources resources, Quotas quotas, Ids ids, CloudClock clock) {
    /** Copies to another region are kept as a wish: the reference calls them not open yet. */
    record Request(
            @WireName({"regionId", "RegionId"}) @NotBlank String regionId,
            @Flat PolicyTerms terms,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag) {}

    record Result(String autoSnapshotPolicyId) {}

    Result handle(Request request, Caller caller) {
        var terms = request.terms();
        var region = regions.find(request.regionId());
        check(region.isPresent(), "ParameterInvalid", "RegionId parameter");
        checkParameter(Texts.isNameWithColons(terms.autoSnapshotPolicyName()), "autoSnapshotPolicyName");
        check(terms.retentionDays() != null, "ParameterInvalid", "RetentionDays parameter");
        var policy = new AutoSnapshotPolicy();
        policy.id = ids.next("sp");
        policy.accountId = caller.accountId();
        policy.regionId = region.get().id();
        policy.timePoints = List.of();
        policy.repeatWeekdays = List.of();
        policy.resourceGroupId = orEmpty(request.resourceGroupId());
        policy.tags = Tags.given(request.tag());
        policy.createdAt = clock.now();
        terms.apply(policy, clock.now());
        check(
                quotas.take(policy.accountId, policy.regionId, Quota.AUTO_SNAPSHOT_POLICIES, 1),
                "AutoSnapshotPolicy.QuotaExceed");
        resources.add(policy);
        return new Result(policy.id);
    }
}
