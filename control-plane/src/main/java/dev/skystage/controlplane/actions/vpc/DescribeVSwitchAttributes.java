package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.VSwitchView;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows everything about one VSwitch; clients poll it until the VSwitch is available. */
@Action(value = "VPC DescribeVSwitchAttributes", products = Product.VPC)
record DescribeVSwitchAttributes(Regions regions, Pages pages, JdbcClient jdbc) {
    /** The reference requires RegionId, but the SDKs may leave it out. */
    record Request(
            @Nullable String regionId,
            @NotBlank String vSwitchId,
            @Nullable Boolean dryRun) {}

    record Result(
            @Flat VSwitchView vSwitch,
            @ItemName("CloudResourceSetType") List<CloudResource> cloudResources) {}

    record CloudResource(String resourceType, int resourceCount) {}

    Result handle(Request request, Caller caller) {
        regions.requireIfGiven(request.regionId());
        var vSwitch = pages.find(
                        VSwitchView.VSWITCHES,
                        Query.of(caller, request.regionId()).ids(List.of(request.vSwitchId())))
                .orElseThrow(() -> new ApiException("InvalidVSwitchId.NotFound"));
        return new Result(vSwitch, resources(vSwitch.vSwitchId()));
    }

    private List<CloudResource> resources(String vSwitchId) {
        var interfaces = jdbc.sql("select count(*) from network_interface where vswitch_id = ?")
                .param(vSwitchId)
                .query(Integer.class)
                .single();
        return interfaces == 0 ? List.of() : List.of(new CloudResource("NetworkInterface", interfaces));
    }
}
