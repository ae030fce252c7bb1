package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Arranged;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Ipv6Blocks;
import dev.skystage.controlplane.resources.vpc.VpcView;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the VPCs of a region. */
@Action(
        value = "VPC DescribeVpcs",
        products = {Product.VPC, Product.ECS})
record DescribeVpcs(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;

    record Request(
            @NotBlank String regionId,

            @ListText(value = ListText.Form.COMMAS, max = 20) @Nullable
            List<String> vpcId,

            @Nullable String vpcName,
            @Nullable Boolean isDefault,
            @Nullable String vpcOwnerId,
            @Nullable String dhcpOptionsSetId,
            @Nullable String resourceGroupId,
            @Nullable Boolean enableIpv6,
            @Nullable List<Tag> tag,
            @Flat PageRequest page,
            @Nullable Boolean dryRun) {}

    @Arranged({"PageNumber", "Vpcs", "TotalCount", "PageSize"})
    record Result(@Flat PageResult page, @ItemName("Vpc") List<VpcView> vpcs) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var filter = new Filter()
                .equal("name", request.vpcName())
                .equal("resource_group_id", request.resourceGroupId())
                .equal("account_id", request.vpcOwnerId());
        if (request.dhcpOptionsSetId() != null) {
            filter.and("false"); // no VPC has a set of DHCP options
        }
        if (Boolean.FALSE.equals(request.isDefault())) {
            filter.and("not is_default");
        }
        Ipv6Blocks.filter(filter, request.enableIpv6());
        var query = Query.of(caller, request.regionId())
                .ids(request.vpcId())
                .tags(request.tag())
                .where(filter);
        var paging = request.page().upTo(MAX_PAGE);
        var page = pages.read(VpcView.VPCS, query, paging);
        return new Result(PageResult.of(page), page.rows());
    }
}
