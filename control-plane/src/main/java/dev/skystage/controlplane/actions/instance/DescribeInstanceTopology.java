package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which hosts instances are on. Without ids it is the newest ones; those without a place are left out. */
@Action("SDK wire shape: DescribeInstanceTopology")
record DescribeInstanceTopology(Pages pages, Regions regions) {
    private static final int MOST = 1000;
    private static final String HOST = "select a.host_id from allocation a where a.instance_id = instance.id";
    private static final Listing<Topology> TOPOLOGY =
            Listing.of("instance", Topology.class).with("host_id", HOST);

    record Request(
            @NotBlank String regionId,
            @ListText(max = 100) @Nullable List<String> instanceIds) {}

    record Result(@ItemName("Topology") List<Topology> topologys) {}

    record Topology(@Column("id") String instanceId, String hostId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var query = Query.of(caller, region.id())
                .ids(request.instanceIds())
                .where(new Filter().and("status <> 'RELEASING' and exists (" + HOST + ")"));
        return new Result(pages.read(TOPOLOGY, query, Paging.of(1, MOST, MOST)).rows());
    }
}
