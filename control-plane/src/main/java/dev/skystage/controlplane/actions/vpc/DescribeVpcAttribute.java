package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.NetworkTag;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.VpcView;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Tells all about one VPC; clients poll it until the VPC is available. */
@Action(value = "VPC DescribeVpcAttribute", products = Product.VPC)
record DescribeVpcAttribute(Regions regions, Pages pages) {
    record Request(@NotBlank String regionId, @NotBlank String vpcId) {}

    record Result(
            String vpcId,
            String regionId,
            String status,
            String vpcName,
            String creationTime,
            String cidrBlock,
            String ipv6CidrBlock,
            String vRouterId,
            String description,
            Boolean isDefault,
            Boolean classicLinkEnabled,
            String resourceGroupId,
            @ItemName("VSwitchId") List<String> vSwitchIds,
            @ItemName("UserCidr") List<String> userCidrs,
            @ItemName("SecondaryCidrBlock") List<String> secondaryCidrBlocks,
            @ItemName("AssociatedCen") List<String> associatedCens,
            @ItemName("CloudResourceSetType") List<CloudResource> cloudResources,
            @ItemName("Tag") List<NetworkTag> tags) {}

    record CloudResource(String resourceType, int resourceCount) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var vpc = pages.find(VpcView.VPCS, Query.of(caller, request.regionId()).ids(List.of(request.vpcId())))
                .orElseThrow(() -> new ApiException("InvalidVpcId.NotFound"));
        return new Result(
                vpc.vpcId(),
                vpc.regionId(),
                vpc.status(),
                vpc.vpcName(),
                vpc.creationTime(),
                vpc.cidrBlock(),
                vpc.ipv6CidrBlock(),
                vpc.vRouterId(),
                vpc.description(),
                vpc.isDefault(),
                false,
                vpc.resourceGroupId(),
                vpc.vSwitchIds(),
                vpc.userCidrs(),
                List.of(),
                List.of(),
                List.of(
                        new CloudResource("VSwitch", vpc.vSwitchIds().size()),
                        new CloudResource("VRouter", 1),
                        new CloudResource("RouteTable", 1)),
                vpc.tags());
    }
}
