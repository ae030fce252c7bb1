package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.RouteView;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the entries of a route table, also those of the system. */
@Action(value = "VPC DescribeRouteEntryList", products = Product.VPC)
record DescribeRouteEntryList(Regions regions, Pages pages) {
    private static final int MAX_RESULTS = 100;
    private static final int DEFAULT_RESULTS = 50;

    record Request(
            @NotBlank String regionId,
            @NotBlank String routeTableId,
            @Nullable String routeEntryId,
            @Nullable String routeEntryName,
            @Nullable String routeEntryType,
            @Nullable String destinationCidrBlock,
            @Nullable List<String> destCidrBlockList,
            @Nullable String nextHopId,
            @Nullable String nextHopType,
            @Nullable String ipVersion,
            @Nullable String serviceType,
            @Nullable Integer maxResult,
            @Nullable String nextToken) {}

    record Result(String nextToken, @ItemName("RouteEntry") List<Item> routeEntrys) {}

    record Item(
            String routeEntryId,
            String routeEntryName,
            String routeTableId,
            String destinationCidrBlock,
            String description,
            String type,
            String status,
            String ipVersion,
            @ItemName("NextHop") List<Hop> nextHops) {}

    record Hop(String nextHopType, String nextHopId, int enabled, int weight) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var filter = new Filter()
                .equal("route_table_id", request.routeTableId())
                .equal("id", request.routeEntryId())
                .equal("name", request.routeEntryName())
                .equal("type", request.routeEntryType())
                .equal("destination_cidr_block", request.destinationCidrBlock())
                .in("destination_cidr_block", request.destCidrBlockList())
                .equal("next_hop_id", request.nextHopId())
                .equal("next_hop_type", request.nextHopType());
        if ("ipv6".equalsIgnoreCase(request.ipVersion()) || request.serviceType() != null) {
            filter.and("false"); // there are IPv4 entries alone, and none was made by another service
        }
        var query = Query.of(caller, request.regionId()).where(filter).by(Query.Access.LOOKUP);
        var max = request.maxResult() == null ? DEFAULT_RESULTS : request.maxResult();
        checkParameter(max >= 1 && max <= MAX_RESULTS, "MaxResult");
        var page = pages.read(RouteView.ROUTES, query, Paging.of(null, null, max, request.nextToken(), MAX_RESULTS));
        return new Result(
                page.nextToken(),
                page.rows().stream().map(DescribeRouteEntryList::item).toList());
    }

    private static Item item(RouteView route) {
        return new Item(
                route.id(),
                route.name(),
                route.routeTableId(),
                route.destinationCidrBlock(),
                route.description(),
                route.type(),
                route.status().wire(),
                "ipv4",
                List.of(new Hop(route.nextHopType(), route.nextHopId(), 1, 0)));
    }
}
