package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.VpcView;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows everything about one VPC; clients poll it until the VPC is available. */
@Action(value = "VPC DescribeVpcAttribute", products = Product.VPC)
record DescribeVpcAttribute(Regions regions, Pages pages) {
    private static final Listing<Result> VPCS =
            Listing.of("vpc", Result.class).with("vswitch_ids", VpcView.VSWITCH_IDS);

    record Request(
            @NotBlank String regionId,
            @NotBlank String vpcId,
            @Nullable Boolean dryRun) {}

    record Result(
            @Flat VpcView.Facts vpc,
            @Always boolean classicLinkEnabled,
            @Always @ItemName("AssociatedCen") List<String> associatedCens,
            @ItemName("CloudResourceSetType") List<CloudResource> cloudResources) {
        static List<CloudResource> cloudResources(@Column("vswitch_ids") List<String> vSwitchIds) {
            return List.of(
                    new CloudResource("VSwitch", vSwitchIds.size()),
                    new CloudResource("VRouter", 1),
                    new CloudResource("RouteTable", 1));
        }
    }

    record CloudResource(String resourceType, int resourceCount) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        return pages.find(VPCS, Query.of(caller, request.regionId()).ids(List.of(request.vpcId())))
                .orElseThrow(() -> new ApiException("InvalidVpcId.NotFound"));
    }
}
