package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Ipv6Blocks;
import dev.skystage.controlplane.resources.vpc.VSwitchView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists VSwitches. Ids that do not exist, or do not belong together, give an empty list. */
@Action(
        value = "VPC DescribeVSwitches",
        products = {Product.VPC, Product.ECS})
record DescribeVSwitches(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;

    record Request(
            @Nullable String regionId,
            @Nullable String vpcId,
            @Nullable String vSwitchId,
            @Nullable String zoneId,
            @Nullable String vSwitchName,
            @Nullable String routeTableId,
            @Nullable String resourceGroupId,
            @Nullable Boolean isDefault,
            @Nullable String vSwitchOwnerId,
            @Nullable Boolean enableIpv6,
            @Nullable List<Tag> tag,
            @Flat PageRequest page,
            @Nullable Boolean dryRun) {}

    record Result(
            @Flat PageResult page, @ItemName("VSwitch") List<VSwitchView> vSwitches) {}

    Result handle(Request request, Caller caller) {
        regions.requireIfGiven(request.regionId());
        var filter = new Filter()
                .equal("zone_id", request.zoneId())
                .equal("name", request.vSwitchName())
                .equal("resource_group_id", request.resourceGroupId())
                .equal("account_id", request.vSwitchOwnerId());
        if (request.routeTableId() != null) {
            filter.and("vpc_id in (select v.id from vpc v where v.route_table_id = ?)", request.routeTableId());
        }
        if (Boolean.FALSE.equals(request.isDefault())) {
            filter.and("not is_default");
        }
        Ipv6Blocks.filter(filter, request.enableIpv6());
        var query = Query.of(caller, request.regionId())
                .ids(request.vSwitchId() == null ? null : List.of(request.vSwitchId()))
                .within("vpc_id", request.vpcId())
                .tags(request.tag())
                .where(filter);
        var paging = request.page().upTo(MAX_PAGE);
        var page = pages.read(VSwitchView.VSWITCHES, query, paging);
        return new Result(PageResult.of(page), page.rows());
    }
}
