package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Pages;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.controlplane.resources.vpc.Networks;
import jakarta.validation.constraints.NotBlank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the routers of the VPCs of a region, one for each. */
@Action(
        value = "VPC DescribeVRouters",
        products = {Product.VPC, Product.ECS})
record DescribeVRouters(Networks networks, Pages pages) {
    private static final int MAX_PAGE = 50;

    record Request(
            @NotBlank String regionId,
            @Nullable String vRouterId,
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize) {}

    record Result(
            int totalCount,
            int pageNumber,
            int pageSize,
            @ItemName("VRouter") List<Item> vRouters) {}

    record Item(
            String vRouterId,
            String vpcId,
            String regionId,
            String vRouterName,
            String description,
            String creationTime,
            @ItemName("RouteTableId") List<String> routeTableIds) {}

    Result handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var filter = Filter.of(caller, request.regionId()).equal("vrouter_id", request.vRouterId());
        var paging = Paging.of(request.pageNumber(), request.pageSize(), MAX_PAGE);
        var page = pages.read("*", "vpc", filter, paging, DescribeVRouters::item, Item::vpcId);
        return new Result(page.total(), page.number(), page.size(), page.rows());
    }

    private static Item item(ResultSet set, int index) throws SQLException {
        var row = new RowValues(set);
        return new Item(
                row.text("vrouter_id"),
                row.text("id"),
                row.text("region_id"),
                "",
                "",
                row.secondsOrEmpty("created_at"),
                List.of(row.text("route_table_id")));
    }
}
