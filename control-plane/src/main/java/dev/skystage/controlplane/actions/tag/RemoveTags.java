package dev.skystage.controlplane.actions.tag;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import jakarta.validation.constraints.NotBlank;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes tags from a resource; a tag that it has with another value stays. */
@Action("004 §19.3")
record RemoveTags(Regions regions, TaggedResources tagged) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String resourceType,
            @NotBlank String resourceId,
            @Nullable List<Tag> tag) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = TaggedResources.type(request.resourceType());
        var tags = new HashMap<String, String>();
        Tags.wanted(request.tag()).forEach(tag -> tags.put(tag.name(), tag.value() == null ? "" : tag.value()));
        tagged.untag(caller, region.id(), type, request.resourceId(), tags);
    }
}
