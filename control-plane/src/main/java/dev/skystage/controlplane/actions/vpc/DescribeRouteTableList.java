package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.NetworkTag;
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
import dev.skystage.controlplane.resources.vpc.VpcView;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists route tables. Every VPC has only its system route table. */
@Action(value = "VPC DescribeRouteTableList", products = Product.VPC)
record DescribeRouteTableList(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;
    private static final Listing<Item> ROUTE_TABLES =
            Listing.of("vpc", Item.class).with("vswitch_ids", VpcView.VSWITCH_IDS);
    private static final Set<String> ROUTER_TYPES = Set.of("VRouter", "VBR");

    record Request(
            @NotBlank String regionId,
            @Nullable String routerType,
            @Nullable String routerId,
            @Nullable String vpcId,
            @Nullable String routeTableId,
            @Nullable String routeTableName,
            @Nullable String resourceGroupId,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            @ItemName("RouterTableListType") List<Item> routerTableList) {}

    record Item(
            @Column("id") String vpcId,
            @Column("vrouter_id") String routerId,
            @Always("VRouter") String routerType,
            String routeTableId,
            String routeTableName,
            @Always("System") String routeTableType,
            @Column("route_table_description") String description,
            @Always("Available") String status,
            @Column("route_propagation") boolean routePropagationEnable,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime,

            String resourceGroupId,
            @Column("vswitch_ids") @ItemName("VSwitchId") List<String> vSwitchIds,
            @Always @ItemName("Tag") List<NetworkTag> tags) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var type = request.routerType() == null ? "VRouter" : request.routerType();
        checkParameter(ROUTER_TYPES.contains(type), "RouterType");
        var filter = new Filter()
                .equal("vrouter_id", request.routerId())
                .equal("id", request.vpcId())
                .equal("route_table_id", request.routeTableId())
                .equal("route_table_name", request.routeTableName())
                .equal("resource_group_id", request.resourceGroupId());
        if (type.equals("VBR")) {
            filter.and("false"); // there are no border routers
        }
        var paging = request.page().upTo(MAX_PAGE);
        var page = pages.read(ROUTE_TABLES, Query.of(caller, request.regionId()).where(filter), paging);
        return new Result(PageResult.of(page), page.rows());
    }
}
