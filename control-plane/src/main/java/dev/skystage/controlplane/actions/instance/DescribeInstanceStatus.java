package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.resources.instance.InstanceList;
import dev.skystage.controlplane.resources.instance.InstanceQuery;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the caller's instances, newest first, with nothing but id and status. */
@Action("004 §22.2")
record DescribeInstanceStatus(InstanceList list, Regions regions) {
    private static final int MAX_PAGE_SIZE = 50;
    private static final int MAX_IDS = 100;

    record Request(
            @NotBlank String regionId,
            @Nullable List<String> instanceId,
            @Nullable String zoneId,
            @Nullable String clusterId,
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize) {}

    record Result(
            @ItemName("InstanceStatus") List<Item> instanceStatuses, int totalCount, int pageNumber, int pageSize) {}

    record Item(String instanceId, String status) {}

    Result handle(Request request, Caller caller) {
        var region = regions.find(request.regionId()).orElseThrow(() -> new ApiException("InvalidRegionId.NotFound"));
        var zoneId = request.zoneId();
        check(
                zoneId == null
                        || region.zones().stream().anyMatch(zone -> zone.id().equals(zoneId)),
                "InvalidZoneId.NotFound");
        var ids = request.instanceId();
        check(ids == null || ids.size() <= MAX_IDS, "InvalidParameter", "The specified parameter is not valid");
        var filter = new Filter().equal("zone_id", zoneId).equal("cluster_id", request.clusterId());
        var query = new InstanceQuery(
                caller.accountId(), ids, region.id(), null, null, null, List.of(), filter, InstanceQuery.Access.WALK);
        var page = list.page(
                "id, status",
                query,
                Paging.of(request.pageNumber(), request.pageSize(), MAX_PAGE_SIZE),
                (row, n) -> new Item(
                        row.getString("id"),
                        InstanceStatus.valueOf(row.getString("status")).wire()),
                Item::instanceId);
        return new Result(page.rows(), page.total(), page.number(), page.size());
    }
}
