package dev.skystage.controlplane.actions.image;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.image.ImageDeletions;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.image.Image;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Deletes a custom image; with Force also one from which instances of the account were made. Its snapshots stay. */
@Action("ECS DeleteImage")
record DeleteImage(ImageDeletions deletions, Resources resources, Regions regions) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String imageId,
            @Nullable Boolean force,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var image = resources.lockToDelete(Image.class, caller, region.id(), request.imageId());
        deletions.delete(image, Boolean.TRUE.equals(request.force()), caller.requestId());
    }
}
