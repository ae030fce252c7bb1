package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Pages;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.controlplane.resources.vpc.NetworkTag;
import dev.skystage.controlplane.resources.vpc.Networks;
import jakarta.validation.constraints.NotBlank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists route tables. Every VPC has its system route table and no other. */
@Action(value = "VPC DescribeRouteTableList", products = Product.VPC)
record DescribeRouteTableList(Networks networks, Pages pages) {
    private static final int MAX_PAGE = 50;
    private static final String COLUMNS =
            "vpc.*, array(select s.id from vswitch s where s.vpc_id = vpc.id order by s.id desc) as vswitch_ids";
    private static final Set<String> ROUTER_TYPES = Set.of("VRouter", "VBR");

    record Request(
            @NotBlank String regionId,
            @Nullable String routerType,
            @Nullable String routerId,
            @Nullable String vpcId,
            @Nullable String routeTableId,
            @Nullable String routeTableName,
            @Nullable String resourceGroupId,
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize) {}

    record Result(
            int totalCount,
            int pageNumber,
            int pageSize,
            @ItemName("RouterTableListType") List<Item> routerTableList) {}

    record Item(
            String vpcId,
            String routerId,
            String routerType,
            String routeTableId,
            String routeTableName,
            String routeTableType,
            String description,
            String status,
            String creationTime,
            String resourceGroupId,
            @ItemName("VSwitchId") List<String> vSwitchIds,
            @ItemName("Tag") List<NetworkTag> tags) {}

    Result handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var type = request.routerType() == null ? "VRouter" : request.routerType();
        check(ROUTER_TYPES.contains(type), "InvalidParameter", "The specified parameter is not valid");
        var filter = Filter.of(caller, request.regionId())
                .equal("vrouter_id", request.routerId())
                .equal("id", request.vpcId())
                .equal("route_table_id", request.routeTableId())
                .equal("resource_group_id", request.resourceGroupId());
        if (type.equals("VBR") || request.routeTableName() != null) {
            // there are no border routers, and system route tables have no name
            filter.and("false");
        }
        var paging = Paging.of(request.pageNumber(), request.pageSize(), MAX_PAGE);
        var page = pages.read(COLUMNS, "vpc", filter, paging, DescribeRouteTableList::item, Item::vpcId);
        return new Result(page.total(), page.number(), page.size(), page.rows());
    }

    private static Item item(ResultSet set, int index) throws SQLException {
        var row = new RowValues(set);
        return new Item(
                row.text("id"),
                row.text("vrouter_id"),
                "VRouter",
                row.text("route_table_id"),
                "",
                "System",
                "",
                "Available",
                row.secondsOrEmpty("created_at"),
                row.text("resource_group_id"),
                row.texts("vswitch_ids"),
                List.of());
    }
}
