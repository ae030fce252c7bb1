package dev.skystage.controlplane.actions.edge;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.edge.EdgeInstanceView;
import dev.skystage.persistence.edge.EdgeStatus;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists instances of the named edge region, or of all. */
@Action(value = "public doc: DescribeInstances (2017-11-10)", products = Product.ENS)
record DescribeInstances(Pages pages) {
    private static final int MAX_PAGE = 100;

    record Request(
            @Nullable String ensRegionId,
            @ListText(max = 100) @Nullable List<String> ensRegionIds,
            @Nullable String instanceId,
            @ListText(max = 100) @Nullable List<String> instanceIds,
            @Nullable String instanceName,
            @Nullable String imageId,
            @Nullable String status,
            @Flat PageRequest page) {}

    record Result(
            @ItemName("Instance") List<EdgeInstanceView> instances,
            @Flat PageResult page,
            int code) {}

    Result handle(Request request, Caller caller) {
        var filter = new Filter()
                .in("region_id", request.ensRegionIds())
                .equal("id", request.instanceId())
                .equal("name", request.instanceName())
                .equal("image_id", request.imageId());
        if (request.status() != null) {
            filter.in(
                    "status",
                    Arrays.stream(EdgeStatus.values())
                            .filter(status -> status.wire().equals(request.status()))
                            .map(EdgeStatus::name)
                            .toList());
        }
        var query = Query.of(caller, request.ensRegionId())
                .ids(request.instanceIds())
                .where(filter);
        var page = pages.read(EdgeInstanceView.INSTANCES, query, request.page().upTo(MAX_PAGE));
        return new Result(page.rows(), PageResult.of(page), 0);
    }
}
