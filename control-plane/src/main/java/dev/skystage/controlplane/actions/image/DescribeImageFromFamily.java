package dev.skystage.controlplane.actions.image;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.resources.image.ImageList;
import dev.skystage.controlplane.resources.image.ShownImage;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Shows the newest available custom image of a family; nothing if there is none. */
@Action("ECS DescribeImageFromFamily")
record DescribeImageFromFamily(ImageList images, Regions regions) {
    record Request(@NotBlank String regionId, @NotBlank String imageFamily) {}

    record Result(@Nullable ShownImage image) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var family = ImageList.found(caller, region.id(), "self")
                .where(new Filter().and("status = 'AVAILABLE'").equal("family", request.imageFamily()));
        // ids sort by creation
        return new Result(images.read(family, Paging.of(1, 1, 1)).rows().stream()
                .findFirst()
                .orElse(null));
    }
}
