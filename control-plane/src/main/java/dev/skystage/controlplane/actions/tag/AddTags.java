package dev.skystage.controlplane.actions.tag;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import dev.skystage.controlplane.resources.tag.Tagging;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds tags to a resource; where a key exists it gets the new value. */
@Action("004 §19.1")
record AddTags(Regions regions, TaggedResources tagged) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String resourceType,
            @NotBlank String resourceId,
            @Nullable List<Tag> tag) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = TaggedResources.type(request.resourceType());
        var tags = Tagging.tags(request.tag());
        tagged.tag(caller, region.id(), type, List.of(request.resourceId()), tags);
    }
}
