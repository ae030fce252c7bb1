package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.disk.DeviceNames;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.disk.UnavailableCategory;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import org.jspecify.annotations.Nullable;

/** The rules of the system disk. */
final class SystemDiskPlan {
    private static final int USUAL = 40;

    private SystemDiskPlan() {}

    static PlannedDisk of(
            CreationParameters.@Nullable SystemDisk request, Image image, InstanceType type, boolean ioOptimized) {
        var disk = request == null
                ? new CreationParameters.SystemDisk(null, null, null, null, null, null, null, null, null)
                : request;
        var category = category(disk.category(), type, ioOptimized);
        var level = DiskOptions.level(disk.performanceLevel(), category);
        DiskOptions.checkTexts(disk.diskName(), disk.description());
        var size = size(disk.size(), image, category, level);
        return new PlannedDisk(
                "system",
                category.wire(),
                level == null ? null : level.name(),
                size,
                Texts.orEmpty(disk.diskName()),
                Texts.orEmpty(disk.description()),
                DeviceNames.SYSTEM,
                null,
                DiskOptions.encrypted(disk.encrypted(), disk.kmsKeyId(), category),
                false,
                true,
                disk.autoSnapshotPolicyId(),
                DiskOptions.tuning(disk.tuning(), category, size));
    }

    /** The default depends on I/O optimization only. Newer types do not take it, so there a category must be given. */
    private static DiskCategory category(@Nullable String wire, InstanceType type, boolean ioOptimized) {
        var usual = ioOptimized ? DiskCategory.CLOUD_EFFICIENCY : DiskCategory.CLOUD;
        var category = wire == null
                ? usual
                : DiskCategory.of(wire)
                        .orElseThrow(() -> new ApiException("InvalidSystemDiskCategory.ValueNotSupported"));
        check(category.isForSystem(), unavailable("InvalidSystemDiskCategory.ValueNotSupported", category));
        var classic = category == DiskCategory.CLOUD || category.isLocal();
        check(!ioOptimized || !classic, unavailable("InvalidDiskCategory.NotSupported", category));
        // the reference forbids nothing for types without I/O optimization
        check(
                !ioOptimized || category.fits(type, true),
                unavailable("InvalidSystemDiskCategory.ValueNotSupported", category));
        return category;
    }

    private static ApiException unavailable(String code, DiskCategory category) {
        return new UnavailableCategory(code, true, category.wire());
    }

    private static int size(@Nullable String text, Image image, DiskCategory category, @Nullable EssdLevel level) {
        var smallest = Math.max(category.minSystemGib(), level == null ? 0 : level.minGib());
        if (text == null) {
            return Math.max(Math.max(USUAL, smallest), image.sizeGib);
        }
        int size;
        try {
            size = Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new ApiException("InvalidSystemDiskSize");
        }
        check(size >= smallest, "InvalidSystemDiskSize.LessThanMinSize");
        check(size <= category.maxSystemGib(), "InvalidSystemDiskSize.MoreThanMaxSize");
        check(size >= image.sizeGib, "InvalidSystemDiskSize.LessThanImageSize");
        return size;
    }
}
