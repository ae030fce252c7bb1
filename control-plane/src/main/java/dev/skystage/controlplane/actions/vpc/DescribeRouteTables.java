package dev.skystage.controlplane.actions.vpc;

import static java.util.stream.Collectors.groupingBy;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.RouteView;
import dev.skystage.controlplane.resources.vpc.VpcView;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists route tables with their entries. Every VPC has only its system route table. */
@Action(
        value = "VPC DescribeRouteTables",
        products = {Product.VPC, Product.ECS})
record DescribeRouteTables(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;
    private static final int MOST_ENTRIES = 10_000;
    private static final Set<String> ROUTER_TYPES = Set.of("VRouter", "VBR");
    private static final Set<String> TYPES = Set.of("Custom", "System", "BGP", "CEN");
    private static final Listing<Table> TABLES =
            Listing.of("vpc", Table.class).with("vswitch_ids", VpcView.VSWITCH_IDS);

    record Request(
            @Nullable String regionId,
            @Nullable String routerType,
            @Nullable String routerId,
            @Nullable String vRouterId,
            @Nullable String routeTableId,
            @Nullable String routeTableName,
            @Nullable String resourceGroupId,
            @Nullable String type,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page, @ItemName("RouteTable") List<Item> routeTables) {}

    record Table(
            @Column("id") String vpcId,
            String vrouterId,
            String routeTableId,
            String resourceGroupId,
            @Column("vswitch_ids") List<String> vSwitchIds,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime) {}

    record Item(
            String routeTableId,
            String routeTableType,
            String vRouterId,
            String routerId,
            String routerType,
            String creationTime,
            String resourceGroupId,
            String status,
            @ItemName("VSwitchId") List<String> vSwitchIds,
            @ItemName("RouteEntry") List<Entry> routeEntrys) {}

    record Entry(
            String routeEntryId,
            String routeEntryName,
            String description,
            String routeTableId,
            String destinationCidrBlock,
            String type,
            String status,
            String instanceId,
            String nextHopType,
            @ItemName("NextHop") List<Hop> nextHops) {}

    record Hop(String nextHopType, String nextHopId, int enabled, int weight) {}

    Result handle(Request request, Caller caller) {
        regions.requireIfGiven(request.regionId());
        Choice.checkParameter("RouterType", request.routerType(), ROUTER_TYPES);
        Choice.checkParameter("Type", request.type(), TYPES);
        var filter = new Filter()
                .equal("vrouter_id", request.routerId())
                .equal("vrouter_id", request.vRouterId())
                .equal("route_table_id", request.routeTableId())
                .equal("route_table_name", request.routeTableName())
                .equal("resource_group_id", request.resourceGroupId());
        if ("VBR".equals(request.routerType())) {
            filter.and("false"); // there are no border routers
        }
        var query = Query.of(caller, request.regionId()).where(filter);
        if (request.regionId() == null) {
            query.by(Query.Access.LOOKUP);
        }
        var page = pages.read(TABLES, query, request.page().upTo(MAX_PAGE));
        var ids = page.rows().stream().map(Table::routeTableId).toList();
        var routes = Query.of(caller, request.regionId())
                .where(new Filter().in("route_table_id", ids).equal("type", request.type()))
                .by(Query.Access.LOOKUP);
        var entries =
                pages
                        .read(RouteView.ROUTES, routes, Paging.of(null, null, MOST_ENTRIES, null, MOST_ENTRIES))
                        .rows()
                        .stream()
                        .collect(groupingBy(RouteView::routeTableId));
        return new Result(
                PageResult.of(page),
                page.rows().stream()
                        .map(table -> item(table, entries.getOrDefault(table.routeTableId(), List.of())))
                        .toList());
    }

    private static Item item(Table table, List<RouteView> entries) {
        return new Item(
                table.routeTableId(),
                "System",
                table.vrouterId(),
                table.vrouterId(),
                "VRouter",
                table.creationTime(),
                table.resourceGroupId(),
                "Available",
                table.vSwitchIds(),
                entries.stream().map(DescribeRouteTables::entry).toList());
    }

    private static Entry entry(RouteView route) {
        return new Entry(
                route.id(),
                route.name(),
                route.description(),
                route.routeTableId(),
                route.destinationCidrBlock(),
                route.type(),
                route.status().wire(),
                route.nextHopId(),
                route.nextHopType(),
                List.of(new Hop(route.nextHopType(), route.nextHopId(), 1, 0)));
    }
}
