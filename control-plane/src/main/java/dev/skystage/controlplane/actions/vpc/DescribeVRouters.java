package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the routers of the VPCs of a region, one for each. */
@Action(
        value = "VPC DescribeVRouters",
        products = {Product.VPC, Product.ECS})
record DescribeVRouters(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;
    private static final Listing<Item> VROUTERS = Listing.of("vpc", Item.class);

    record Request(
            @NotBlank String regionId,
            @Nullable String vRouterId,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page, @ItemName("VRouter") List<Item> vRouters) {}

    record Item(
            @Column("vrouter_id") String vRouterId,
            @Column("id") String vpcId,
            String regionId,
            @Always String vRouterName,
            @Always String description,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime,

            @Column("route_table_id") @ItemName("RouteTableId")
            List<String> routeTableIds) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var query = Query.of(caller, request.regionId()).where(new Filter().equal("vrouter_id", request.vRouterId()));
        var paging = request.page().upTo(MAX_PAGE);
        var page = pages.read(VROUTERS, query, paging);
        return new Result(PageResult.of(page), page.rows());
    }
}
