package dev.skystage.controlplane.actions.tag;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import dev.skystage.controlplane.resources.tag.Tagging;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes tags from resources of one kind: those with some keys, or all. */
@Action(
        value = "SDK",
        products = {Product.ECS, Product.VPC},
        aliases = "UnTagResources")
record UntagResources(Regions regions, TaggedResources tagged) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String resourceType,
            @WireName("ResourceId") @Nullable List<String> resourceId,
            @WireName("TagKey") @Nullable List<String> tagKey,
            @Nullable Boolean all) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = TaggedResources.type(request.resourceType());
        var ids = Tagging.ids(request.resourceId());
        tagged.untag(caller, region.id(), type, ids, Tagging.keys(request.tagKey(), request.all()));
    }
}
