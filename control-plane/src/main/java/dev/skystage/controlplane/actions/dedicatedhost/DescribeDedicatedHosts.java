package dev.skystage.controlplane.actions.dedicatedhost;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostView;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists dedicated hosts with their capacity, what is left of it, and the instances on them. */
@Action("public doc: DescribeDedicatedHosts")
record DescribeDedicatedHosts(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 100;
    private static final String AVAILABLE = "Available";
    private static final Set<String> STATUSES =
            Set.of(AVAILABLE, "UnderAssessment", "PermanentFailure", "TempUnavailable", "Redeploying");
    private static final Set<String> LOCKS = Set.of("financial", "security");

    record Request(
            @NotBlank String regionId,
            @Nullable String zoneId,

            @ListText(max = 100, tooMany = "InvalidDedicatedHostIds.Malformed")
            @Refusal("InvalidParameter.DedicatedHostIds")
            @Nullable
            List<String> dedicatedHostIds,

            @Nullable String dedicatedHostName,
            @Nullable String dedicatedHostType,
            @Nullable String dedicatedHostClusterId,
            @Nullable String status,
            @Nullable String lockReason,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat TokenPageRequest page) {}

    record Result(
            @Flat TokenPageResult page,
            @ItemName("DedicatedHost") List<DedicatedHostView> dedicatedHosts) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegion.NotFound");
        check(
                request.zoneId() == null
                        || region.zones().stream().anyMatch(zone -> zone.id().equals(request.zoneId())),
                "InvalidZone.NotFound");
        var status = request.status();
        check(status == null || STATUSES.contains(status), "InvalidStatus.ValueNotSupported");
        check(request.lockReason() == null || LOCKS.contains(request.lockReason()), "InvalidLockReason.NotFound");
        var filter = new Filter()
                .equal("zone_id", request.zoneId())
                .like("name", request.dedicatedHostName())
                .equal("type", request.dedicatedHostType())
                .equal("resource_group_id", request.resourceGroupId());
        if (status != null) {
            filter.and(
                    "case (select host.status from host where host.id = host_id)"
                            + " when 'Down' then 'UnderAssessment' else 'Available' end = ?",
                    status);
        }
        if (request.lockReason() != null || request.dedicatedHostClusterId() != null) {
            // no host is locked, and none is in a cluster
            filter.in("id", List.of());
        }
        var query = Query.of(caller, region.id())
                .ids(request.dedicatedHostIds())
                .tags(request.tag())
                .where(filter);
        var page = pages.read(
                DedicatedHostView.DEDICATED_HOSTS, query, request.page().upTo(MAX_PAGE));
        return new Result(TokenPageResult.of(page), page.rows());
    }
}
