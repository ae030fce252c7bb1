package dev.skystage.controlplane.actions.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.image.ImageExports;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.image.Image;
import jakarta.validation.constraints.NotBlank;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Exports a custom image into a bucket. Object storage is not part of this cloud, so any bucket counts as existing. */
@Action("004 §9.3")
record ExportImage(ImageExports exports, Resources resources, Regions regions) {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9]{1,30}");
    private static final Set<String> FORMATS = Set.of("raw", "vhd", "qcow2", "vmdk", "vdi");

    record Request(
            @NotBlank String regionId,
            @NotBlank String imageId,

            @WireName({"OssBucket", "OSSBucket"}) @NotBlank String ossBucket,

            @WireName({"OssPrefix", "OSSPrefix"}) @Nullable String ossPrefix,

            @Nullable String imageFormat,
            @Nullable String roleName,
            @Nullable String clientToken,
            @Nullable Boolean dryRun) {}

    record Result(String regionId, String exportTaskId, String taskId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "RegionId.NotFound").id();
        var prefix = Texts.orEmpty(request.ossPrefix());
        check(prefix.isEmpty() || PREFIX.matcher(prefix).matches(), "OssPrefix.Malformed");
        var format =
                request.imageFormat() == null ? "raw" : request.imageFormat().toLowerCase(Locale.ROOT);
        Choice.check(format, FORMATS, "InvalidImageFormat.Malformed");
        var image = resources.lock(Image.class, caller, region, request.imageId());
        var task = exports.begin(image, request.ossBucket(), prefix, format);
        return new Result(region, task, task);
    }
}
