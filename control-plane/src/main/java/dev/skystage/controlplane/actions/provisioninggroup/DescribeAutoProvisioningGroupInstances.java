package dev.skystage.controlplane.actions.provisioninggroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.provisioninggroup.GroupMembers;
import dev.skystage.controlplane.resources.provisioninggroup.ProvisioningGroups;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Lists the instances of an auto provisioning group. */
@Action("public doc: DescribeAutoProvisioningGroupInstances")
record DescribeAutoProvisioningGroupInstances(
        Regions regions, Resources resources, ProvisioningGroups groups, GroupMembers members, Pages pages) {
    private static final int MAX_PAGE = 100;
    private static final Listing<Item> INSTANCES = Listing.of("instance", Item.class);

    record Request(
            @NotBlank String regionId,
            @NotBlank String autoProvisioningGroupId,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page, @ItemName("Instance") List<Item> instances) {}

    record Item(
            @Column("id") String instanceId,
            String instanceType,
            @WireName("CPU") @Column("cpu") int cpu,
            @Column("memory_mib") int memory,
            boolean ioOptimized,
            boolean isSpot,
            String networkType,
            String osType,
            String regionId,
            String zoneId,
            String status,

            @Column(value = "created_at", time = Time.MINUTES)
            String creationTime) {
        static boolean isSpot(String spotStrategy) {
            return !spotStrategy.equals("NoSpot");
        }

        static String status(InstanceStatus status) {
            return status.wire();
        }
    }

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var paging = request.page().upTo(MAX_PAGE);
        var group = groups.find(caller, region.id(), request.autoProvisioningGroupId());
        var wanted = Query.of(caller, region.id()).ids(members.of(group.id));
        var page = pages.read(INSTANCES, wanted, paging);
        return new Result(PageResult.of(page), page.rows());
    }
}
