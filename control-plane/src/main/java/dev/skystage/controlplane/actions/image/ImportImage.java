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
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.image.ImageDisk;
import dev.skystage.controlplane.resources.image.ImageImports;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.image.Platform;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Imports files as an image: the first is the system disk, the others are data disks. Object storage is not part of
 * this cloud, so any bucket and object counts as existing. A disk without a size has {@link #DETECTED_GIB}.
 */
@Action("004 §9.2")
record ImportImage(ImageImports imports, Images images, Regions regions, ResourceGroups resourceGroups) {
    private static final int DETECTED_GIB = 40;
    private static final int MIN_GIB = 5;
    private static final int MAX_SYSTEM_GIB = 500;
    private static final int MAX_DATA_GIB = 1000;
    private static final int MAX_DISKS = 17;
    private static final Set<String> FORMATS = Set.of("RAW", "VHD", "QCOW2");
    private static final Set<String> ARCHITECTURES = Set.of("i386", "x86_64", "arm64");

    record Request(
            @NotBlank String regionId,
            @Nullable String imageName,
            @Nullable String description,
            @Nullable String architecture,
            @WireName("OSType") @Nullable String osType,
            @Nullable String platform,
            @Nullable String bootMode,
            @Nullable String licenseType,
            @Nullable String roleName,
            @Nullable String detectionStrategy,
            @Nullable String storageLocationArn,
            @NotNull List<File> diskDeviceMapping,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken,
            @Nullable Boolean dryRun) {}

    record File(
            @Nullable String device,
            @Nullable String format,
            @WireName("OSSBucket") @NotBlank String ossBucket,
            @WireName("OSSObject") @NotBlank String ossObject,

            @WireName({"DiskImageSize", "DiskImSize"}) @Refusal("InvalidImageSize") @Nullable
            Integer diskImageSize) {}

    record Result(String regionId, String imageId, String importTaskId, String taskId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "RegionId.NotFound").id();
        check(Images.isName(request.imageName()), "InvalidImageName.Malformed");
        check(Images.isDescription(request.description()), "InvalidDescription.Malformed");
        Choice.check(request.architecture(), ARCHITECTURES, "InvalidArchitecture.Malformed");
        var wanted = request.osType() == null ? null : request.osType().toLowerCase(Locale.ROOT);
        Choice.check(wanted, Set.of("linux", "windows"), "InvalidOSType.Malformed");
        var platform = Platform.of(requireNonNullElse(request.platform(), Platform.OTHERS_LINUX.wire()))
                .orElseThrow(() -> new ApiException("InvalidPlatform.Malformed"));
        Choice.checkParameter("BootMode", request.bootMode(), Set.of("BIOS", "UEFI", "UEFI-Preferred"));
        Choice.check(request.licenseType(), Set.of("Auto", "Aliyun", "BYOL"), "InvalidLicenseType.NotSupported");
        var disks = disks(request.diskDeviceMapping());
        check(
                resourceGroups.exists(caller, request.resourceGroupId()),
                "InvalidResourceGroup.NotFound",
                "ResourceGroup");
        var tags = Tags.given(request.tag());
        images.claimName(caller.accountId(), region, request.imageName());
        var image = imports.prepare(
                caller.accountId(), region, platform, requireNonNullElse(request.architecture(), "x86_64"), disks);
        image.osType = requireNonNullElse(wanted, platform.osType());
        image.name = Texts.orEmpty(request.imageName());
        image.description = Texts.orEmpty(request.description());
        image.bootMode = requireNonNullElse(request.bootMode(), "BIOS");
        image.licenseType = requireNonNullElse(request.licenseType(), "Auto");
        image.resourceGroupId = Texts.orEmpty(request.resourceGroupId());
        image.tags = tags;
        var task = imports.begin(image, disks, caller.requestId());
        return new Result(region, image.id, task, task);
    }

    private static List<ImageDisk> disks(List<File> files) {
        checkParameter(files.size() <= MAX_DISKS, "DiskDeviceMapping.N");
        var disks = new ArrayList<ImageDisk>();
        for (var file : files) {
            var n = disks.size();
            var format = file.format() == null ? "" : file.format().toUpperCase(Locale.ROOT);
            Choice.check(format, FORMATS, "InvalidFormat.Malformed");
            int size = file.diskImageSize() == null ? DETECTED_GIB : file.diskImageSize();
            if (n == 0) {
                check(size >= MIN_GIB && size <= MAX_SYSTEM_GIB, "InvalidImageSize");
            } else {
                check(size >= MIN_GIB && size <= MAX_DATA_GIB, "InvalidDataDiskSize");
            }
            disks.add(new ImageDisk(
                    ImageDisk.device(n),
                    ImageDisk.type(n),
                    size,
                    null,
                    format.isEmpty() ? "RAW" : format,
                    file.ossBucket(),
                    file.ossObject()));
        }
        return disks;
    }
}
