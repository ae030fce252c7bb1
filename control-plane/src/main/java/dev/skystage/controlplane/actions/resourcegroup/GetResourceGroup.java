package dev.skystage.controlplane.actions.resourcegroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.GroupView;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Shows a resource group, with its status in each region. */
@Action(value = "SDK", products = Product.RESOURCEMANAGER)
record GetResourceGroup(ResourceGroups groups, Regions regions) {
    record Request(@NotBlank String resourceGroupId) {}

    record Result(Group resourceGroup) {}

    record Group(
            @Flat GroupView group, @ItemName("RegionStatus") List<RegionStatus> regionStatuses) {}

    record RegionStatus(String regionId, String status) {}

    Result handle(Request request, Caller caller) {
        var group = groups.find(caller, request.resourceGroupId())
                .orElseThrow(() -> new ApiException("EntityNotExists.ResourceGroup"));
        return new Result(new Group(
                GroupView.of(group, caller),
                regions.all().stream()
                        .map(region -> new RegionStatus(region.id(), "OK"))
                        .toList()));
    }
}
