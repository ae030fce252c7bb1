package dev.skystage.controlplane.actions.image;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.image.FinishCreation;
import dev.skystage.controlplane.resources.image.ImageSource;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.image.NewImages;
import dev.skystage.controlplane.resources.image.Platform;
import dev.skystage.controlplane.resources.image.SnapshotSources;
import dev.skystage.controlplane.resources.instance.InstanceImages;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates an image from an instance, from several disks, or from the snapshot of a system disk. If several are given
 * the first in this order counts.
 */
@Action("004 §9.1")
record CreateImage(
        InstanceImages instances,
        SnapshotSources snapshots,
        NewImages fresh,
        Images images,
        Regions regions,
        ResourceGroups resourceGroups) {
    private static final int LONGEST_VERSION = 40;

    record Request(
            @NotBlank String regionId,
            @Nullable String instanceId,
            @Nullable List<Mapping> diskDeviceMapping,
            @Nullable String snapshotId,
            @Nullable String imageName,
            @Nullable String imageFamily,
            @Nullable String imageVersion,
            @Nullable String description,
            @Nullable String platform,
            @Nullable String architecture,
            @Nullable String bootMode,
            @Nullable String detectionStrategy,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken,
            @Nullable Boolean dryRun) {}

    record Mapping(
            @Nullable String snapshotId,

            @Refusal("InvalidSize.ValueNotSupported") @Nullable
            Integer size,

            @Nullable String device,
            @Nullable String diskType) {
        SnapshotSources.Mapping mapping() {
            return new SnapshotSources.Mapping(snapshotId, size, device, diskType);
        }
    }

    record Result(String imageId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        check(Images.isName(request.imageName()), "InvalidImageName.Malformed");
        check(Images.isDescription(request.description()), "InvalidDescription.Malformed");
        var version = Texts.orEmpty(request.imageVersion());
        check(version.length() <= LONGEST_VERSION, "InvalidImageVersion.Malformed");
        checkParameter(Images.isName(request.imageFamily()), "ImageFamily");
        Choice.check(request.architecture(), Set.of("i386", "x86_64", "arm64"), "InvalidArchitecture.Malformed");
        Choice.checkParameter("BootMode", request.bootMode(), Set.of("BIOS", "UEFI", "UEFI-Preferred"));
        check(
                resourceGroups.exists(caller, request.resourceGroupId()),
                "InvalidResourceGroup.NotFound",
                "ResourceGroup");
        var tags = Tags.given(request.tag());
        var source = source(request, caller, region);
        images.claimName(caller.accountId(), region, request.imageName());
        var image = source.image();
        describe(source, request);
        image.versionText = version;
        image.tags = tags;
        fresh.begin(image, source.disks(), FinishCreation.CREATING, source.work(), caller.requestId());
        return new Result(image.id);
    }

    private ImageSource source(Request request, Caller caller, String regionId) {
        if (request.instanceId() != null) {
            return instances.of(caller, regionId, request.instanceId(), caller.requestId());
        }
        var mappings = request.diskDeviceMapping();
        if (mappings != null) {
            return snapshots.of(
                    caller, regionId, mappings.stream().map(Mapping::mapping).toList());
        }
        if (request.snapshotId() == null) {
            throw new ApiException("MissingParameter", "SnapshotId or InstanceId or DiskDeviceMapping");
        }
        return snapshots.ofSystem(caller, regionId, request.snapshotId());
    }

    /** Platform and architecture count only for data that come from no image of the cloud; others keep their own. */
    private static void describe(ImageSource source, Request request) {
        var image = source.image();
        var platform = Optional.ofNullable(request.platform())
                .map(name -> Platform.of(name).orElseThrow(() -> new ApiException("InvalidPlatform.Malformed")));
        if (!source.known()) {
            platform.ifPresent(given -> {
                image.platform = given.wire();
                image.osType = given.osType();
            });
            image.architecture = requireNonNullElse(request.architecture(), image.architecture);
        }
        image.bootMode = requireNonNullElse(request.bootMode(), image.bootMode);
        image.name = Texts.orEmpty(request.imageName());
        image.family = Texts.orEmpty(request.imageFamily());
        image.description = Texts.orEmpty(request.description());
        image.resourceGroupId = Texts.orEmpty(request.resourceGroupId());
    }
}
