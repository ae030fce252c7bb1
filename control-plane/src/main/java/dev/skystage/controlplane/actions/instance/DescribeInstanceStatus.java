package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.resources.instance.InstanceQuery;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the caller's instances, newest first, with nothing but id and status. */
@Action("004 §22.2")
record DescribeInstanceStatus(Pages pages, Regions regions) {
    private static final Listing<Item> STATUSES = Listing.of("instance", Item.class);
    private static final int MAX_PAGE_SIZE = 50;
    private static final int MAX_IDS = 100;

    record Request(
            @NotBlank String regionId,
            @Indexed(max = 100) @Nullable List<String> instanceId,
            @Nullable String zoneId,
            @Nullable String clusterId,
            @Flat PageRequest page) {}

    record Result(
            @ItemName("InstanceStatus") List<Item> instanceStatuses,
            @Flat PageResult page) {}

    record Item(@Column("id") String instanceId, String status) {
        static String status(InstanceStatus status) {
            return status.wire();
        }
    }

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var zoneId = request.zoneId();
        check(zoneId == null || region.has(zoneId), "InvalidZoneId.NotFound");
        var ids = request.instanceId();
        checkParameter(ids == null || ids.size() <= MAX_IDS, "InstanceId");
        var others = new Filter().equal("zone_id", zoneId).equal("cluster_id", request.clusterId());
        var query =
                InstanceQuery.of(caller, region.id(), null, null, null, others).ids(ids);
        var page = pages.read(STATUSES, query, request.page().upTo(MAX_PAGE_SIZE));
        return new Result(page.rows(), PageResult.of(page));
    }
}
