package dev.skystage.controlplane.actions.tag;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import jakarta.validation.constraints.NotBlank;

/** Puts a resource into another resource group. Today's clients use this for every move from one group to another. */
@Action("SDK")
record JoinResourceGroup(Regions regions, TaggedResources tagged, ResourceGroups groups) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String resourceType,
            @NotBlank String resourceId,
            @NotBlank String resourceGroupId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = TaggedResources.type(request.resourceType());
        check(groups.exists(caller, request.resourceGroupId()), "InvalidResourceGroup.NotFound");
        tagged.group(caller, region.id(), type, request.resourceId(), request.resourceGroupId());
    }
}
