package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Pages;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.TagFilter;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.controlplane.resources.vpc.VSwitchView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists VSwitches. Ids that do not exist or do not fit together give an empty list. */
@Action(
        value = "VPC DescribeVSwitches",
        products = {Product.VPC, Product.ECS})
record DescribeVSwitches(Networks networks, Pages pages) {
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
            @Nullable List<TagFilter> tag,
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize) {}

    record Result(
            int totalCount,
            int pageNumber,
            int pageSize,
            @ItemName("VSwitch") List<VSwitchView> vSwitches) {}

    Result handle(Request request, Caller caller) {
        if (request.regionId() != null) {
            networks.region(request.regionId());
        }
        var filter = new Filter()
                .and("account_id = ?", caller.accountId())
                .equal("region_id", request.regionId())
                .equal("vpc_id", request.vpcId())
                .equal("id", request.vSwitchId())
                .equal("zone_id", request.zoneId())
                .equal("name", request.vSwitchName())
                .equal("resource_group_id", request.resourceGroupId())
                .tags("tags", request.tag());
        if (request.routeTableId() != null) {
            filter.and("vpc_id in (select v.id from vpc v where v.route_table_id = ?)", request.routeTableId());
        }
        if (Boolean.FALSE.equals(request.isDefault())) {
            filter.and("not is_default");
        }
        var paging = Paging.of(request.pageNumber(), request.pageSize(), MAX_PAGE);
        var page = pages.read(VSwitchView.COLUMNS, "vswitch", filter, paging, VSwitchView::of, VSwitchView::vSwitchId);
        return new Result(page.total(), page.number(), page.size(), page.rows());
    }
}
