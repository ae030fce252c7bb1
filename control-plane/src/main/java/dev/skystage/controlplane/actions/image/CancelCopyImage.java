package dev.skystage.controlplane.actions.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.image.ImageCopies;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.image.ImageStatus;
import jakarta.validation.constraints.NotBlank;

/** Cancels the copying of an image. The call names the copy, which is removed. */
@Action("ECS CancelCopyImage")
record CancelCopyImage(ImageCopies copies, Resources resources, Regions regions) {
    record Request(@NotBlank String regionId, @NotBlank String imageId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var copy = resources.lock(Image.class, caller, region.id(), request.imageId());
        check(copy.copied, "ImageCreatedNotFromCopy");
        check(copy.status() != ImageStatus.CREATE_FAILED, "IncorrectImageStatus", "Image copy has been failed");
        check(copy.status() == ImageStatus.CREATING, "IncorrectImageStatus", "image is copied finished");
        check(copies.cancel(copy), "CancelNotSupported");
    }
}
