package dev.skystage.controlplane.actions.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.image.ImageCopies;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.image.Image;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies a custom image to another region; an encrypted copy may stay in the region. */
@Action("004 §9.4")
record CopyImage(
        ImageCopies copies, Images images, Resources resources, Regions regions, ResourceGroups resourceGroups) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String imageId,
            @Nullable String destinationRegionId,
            @Nullable String destinationImageName,
            @Nullable String destinationDescription,
            @Nullable Boolean encrypted,
            @WireName("KMSKeyId") @Nullable String kmsKeyId,
            @Nullable String encryptAlgorithm,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken,
            @Nullable Boolean dryRun) {}

    record Result(String imageId) {}

    Result handle(Request request, Caller caller) {
        var source =
                regions.require(request.regionId(), "SourceRegion.NotFound").id();
        var wanted = request.destinationRegionId() == null ? source : request.destinationRegionId();
        var destination = regions.require(wanted, "DestinationRegion.NotFound").id();
        var encrypted = encrypted(request);
        check(encrypted || !destination.equals(source), "IncorrectDestinationRegion");
        check(Images.isName(request.destinationImageName()), "InvalidImageName.Malformed");
        check(Images.isDescription(request.destinationDescription()), "InvalidDescription.Malformed");
        check(
                resourceGroups.exists(caller, request.resourceGroupId()),
                "InvalidResourceGroup.NotFound",
                "ResourceGroup");
        var tags = Tags.given(request.tag());
        var image = own(caller, source, request.imageId());
        images.claimName(caller.accountId(), destination, request.destinationImageName());
        var copy = copies.prepare(image, destination);
        copy.name = Texts.orEmpty(request.destinationImageName());
        copy.description = Texts.orEmpty(request.destinationDescription());
        copy.encrypted = encrypted;
        copy.resourceGroupId = Texts.orEmpty(request.resourceGroupId());
        copy.tags = tags;
        copies.begin(image, copy, caller.requestId());
        return new Result(copy.id);
    }

    private Image own(Caller caller, String regionId, String imageId) {
        images.find(caller, regionId, imageId)
                .filter(found -> found.accountId != null)
                .ifPresent(
                        found -> check(found.accountId.equals(caller.accountId()), "OperationDenied.SameRegionOnly"));
        return resources.lock(Image.class, caller, regionId, imageId);
    }

    private static boolean encrypted(Request request) {
        var encrypted = Boolean.TRUE.equals(request.encrypted());
        if (request.kmsKeyId() != null) {
            check(encrypted, "InvalidParameter.EncryptedIllegal");
            // this cloud has no KMS, so no key exists
            throw new ApiException("InvalidParameter.KMSKeyId.NotFound");
        }
        return encrypted;
    }
}
