package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.image.Image;
import org.jspecify.annotations.Nullable;

/** The rules of the system disk. */
final class SystemDiskPlan {
    private static final int SMALLEST = 20;
    private static final int USUAL = 40;
    private static final int LARGEST = 500;

    private SystemDiskPlan() {}

    static PlannedDisk of(CreationRequest.@Nullable SystemDisk request, Image image, boolean ioOptimized) {
        var disk = request == null ? new CreationRequest.SystemDisk(null, null, null, null, null, null, null) : request;
        var category = category(disk.category(), ioOptimized);
        Texts.checkDisk(disk.diskName(), disk.description());
        return new PlannedDisk(
                "system",
                category.wire(),
                DiskOptions.performanceLevel(disk.performanceLevel(), category),
                size(disk.size(), image),
                DiskOptions.orEmpty(disk.diskName()),
                DiskOptions.orEmpty(disk.description()),
                PlannedDisk.SYSTEM_DEVICE,
                DiskOptions.encrypted(disk.encrypted(), disk.kmsKeyId(), category),
                false,
                true);
    }

    private static DiskCategory category(@Nullable String wire, boolean ioOptimized) {
        if (wire == null) {
            return ioOptimized ? DiskCategory.CLOUD_EFFICIENCY : DiskCategory.CLOUD;
        }
        var category = DiskCategory.of(wire)
                .orElseThrow(() -> new ApiException("InvalidSystemDiskCategory.ValueNotSupported"));
        var basic = category == DiskCategory.CLOUD || category == DiskCategory.EPHEMERAL_SSD;
        check(!ioOptimized || !basic, "InvalidDiskCategory.NotSupported");
        return category;
    }

    private static int size(@Nullable String text, Image image) {
        if (text == null) {
            return Math.max(USUAL, image.sizeGib);
        }
        int size;
        try {
            size = Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new ApiException("InvalidSystemDiskSize");
        }
        check(size >= SMALLEST, "InvalidSystemDiskSize.LessThanMinSize");
        check(size <= LARGEST, "InvalidSystemDiskSize.MoreThanMaxSize");
        check(size >= image.sizeGib, "InvalidSystemDiskSize.LessThanImageSize");
        return size;
    }
}
