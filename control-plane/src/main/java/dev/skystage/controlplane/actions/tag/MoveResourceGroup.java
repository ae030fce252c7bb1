package dev.skystage.controlplane.actions.tag;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Puts a VPC, an elastic address and the like into another resource group. */
@Action(value = "VPC MoveResourceGroup", products = Product.VPC)
record MoveResourceGroup(Regions regions, TaggedResources tagged, ResourceGroups groups) {
    record Request(
            @NotBlank String regionId,
            @Nullable String resourceType,
            @NotBlank String resourceId,
            @NotBlank String newResourceGroupId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = TaggedResources.type(request.resourceType() == null ? "vpc" : request.resourceType());
        check(groups.exists(caller, request.newResourceGroupId()), "InvalidResourceGroup.NotFound");
        tagged.group(caller, region.id(), type, request.resourceId(), request.newResourceGroupId());
    }
}
