package dev.skystage.controlplane.actions.tag;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import dev.skystage.controlplane.resources.tag.Tagging;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds tags to resources of one kind; where a key exists it gets the new value. */
@Action(
        value = "SDK",
        products = {Product.ECS, Product.VPC})
record TagResources(Regions regions, TaggedResources tagged) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String resourceType,
            @WireName("ResourceId") @Nullable List<String> resourceId,
            @Nullable List<Tag> tag) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = TaggedResources.type(request.resourceType());
        var ids = Tagging.ids(request.resourceId());
        tagged.tag(caller, region.id(), type, ids, Tagging.tags(request.tag()));
    }
}
