package dev.skystage.controlplane.actions.snapshotpolicy;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshotpolicy.PolicyView;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the caller's automatic snapshot policies, newest first. */
@Action("public doc: DescribeAutoSnapshotPolicyEX")
record DescribeAutoSnapshotPolicyEx(Pages pages, Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;

    record Request(
            @WireName({"RegionId", "regionId"}) @NotBlank String regionId,

            @WireName({"AutoSnapshotPolicyId", "autoSnapshotPolicyId"}) @Nullable
            String autoSnapshotPolicyId,

            @Nullable String autoSnapshotPolicyName,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat PageRequest page) {}

    record Result(
            @ItemName("AutoSnapshotPolicy") List<PolicyView> autoSnapshotPolicies,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var id = request.autoSnapshotPolicyId();
        var query = Query.of(caller, region.id())
                .ids(id == null || id.isEmpty() ? null : List.of(id))
                .tags(request.tag())
                .where(new Filter()
                        .equal("name", request.autoSnapshotPolicyName())
                        .equal("resource_group_id", request.resourceGroupId()));
        var page = pages.read(PolicyView.POLICIES, query, request.page().upTo(MAX_PAGE_SIZE));
        return new Result(page.rows(), PageResult.of(page));
    }
}
