package dev.skystage.controlplane.actions.image;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.image.ImageEvent;
import dev.skystage.controlplane.resources.image.ImageLifecycle;
import dev.skystage.controlplane.resources.image.ImageShares;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.image.ImageStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes the texts of a custom image, retires it or takes that back. Absent parameters change nothing. */
@Action("004 §9.6")
record ModifyImageAttribute(
        Images images, ImageShares shares, ImageLifecycle lifecycle, Resources resources, Regions regions) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String imageId,
            @Nullable String imageName,
            @KeepEmpty @Nullable String description,
            @Nullable String imageFamily,
            @Nullable String status,
            @Nullable String bootMode,
            @Nullable Features features,
            @Nullable String licenseType,
            @Nullable Boolean dryRun) {}

    record Features(@Nullable String nvmeSupport) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        check(Images.isName(request.imageName()), "InvalidImageName.Malformed");
        check(Images.isDescription(request.description()), "InvalidDescription.Malformed");
        checkParameter(Images.isName(request.imageFamily()), "ImageFamily");
        Choice.checkParameter("Status", request.status(), Set.of("Available", "Deprecated"));
        Choice.checkParameter("BootMode", request.bootMode(), Set.of("BIOS", "UEFI", "UEFI-Preferred"));
        Choice.checkParameter("LicenseType", request.licenseType(), Set.of("Auto", "Aliyun", "BYOL"));
        var nvme = request.features() == null ? null : request.features().nvmeSupport();
        Choice.checkParameter("Features.NvmeSupport", nvme, Set.of("supported", "unsupported"));
        var image = resources.lock(Image.class, caller, region.id(), request.imageId());
        var name = request.imageName();
        if (name != null && !name.equals(image.name)) {
            images.claimName(image.accountId, image.regionId, name);
            image.name = name;
        }
        image.description = orAsIs(request.description(), image.description);
        image.family = orAsIs(request.imageFamily(), image.family);
        image.bootMode = orAsIs(request.bootMode(), image.bootMode);
        image.licenseType = orAsIs(request.licenseType(), image.licenseType);
        image.nvmeSupport = nvme == null ? image.nvmeSupport : nvme.equals("supported");
        move(image, request.status(), caller);
    }

    private void move(Image image, @Nullable String status, Caller caller) {
        if (status == null || status.equals(image.status().wire())) {
            return;
        }
        var retires = status.equals(ImageStatus.DEPRECATED.wire());
        check(!retires || !shares.isShared(image), "ImageUseShared");
        lifecycle.fire(image, retires ? ImageEvent.DEPRECATE : ImageEvent.RESTORE, caller.requestId());
    }

    private static String orAsIs(@Nullable String wanted, String now) {
        return wanted == null ? now : wanted;
    }
}
