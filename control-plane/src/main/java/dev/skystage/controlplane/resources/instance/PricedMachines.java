package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an instance would cost an hour if it were created with these parameters. Refuses what the creation would refuse.
 */
@Component
public record PricedMachines(Images images, InstanceTypes types) {
    private static final int USUAL_SYSTEM_GIB = 40;
    private static final int LOCAL_TOTAL_GIB = 1024;

    /** Its type, image and disks. */
    public record Wish(
            String instanceType,
            @Nullable String imageId,
            @Nullable String ioOptimized,
            @Nullable DiskWish systemDisk,
            List<DiskWish> dataDisks) {}

    /** A disk; null stands for the default, where there is one. */
    public record DiskWish(
            @Nullable String category,
            @Nullable Integer size,
            @Nullable EssdLevel level) {}

    /** The charges of its parts: the instance, the image if it has a licence, the disks. */
    public List<Charge> of(Wish wish, String regionId, Caller caller) {
        var tariff = new Tariff(caller.accountId(), regionId);
        var type = types.find(wish.instanceType)
                .orElseThrow(() -> new ApiException("InvalidInstanceType.ValueNotSupported"));
        var image = wish.imageId == null ? null : image(wish.imageId, type, regionId, caller);
        var optimized = optimized(wish.ioOptimized, type, image);
        var charges = new ArrayList<Charge>();
        charges.add(tariff.instance("", type, false));
        if (image != null) {
            tariff.image("", type, image.platform, image.productCode).ifPresent(charges::add);
        }
        var system = systemDisk(wish.systemDisk, type, image, optimized, tariff);
        charges.add(system);
        var local = 0;
        for (var disk : wish.dataDisks) {
            var category = dataCategory(disk);
            check(
                    category.isLocal() ? !optimized : category.fitsAsData(type, optimized),
                    "InvalidDiskCategory.NotSupported",
                    "is not support the specified instance type");
            charges.add(dataDisk(disk, category, tariff));
            local += category.isLocal() && disk.size != null ? disk.size : 0;
        }
        check(
                local == 0 || system.detail().startsWith(DiskCategory.EPHEMERAL_SSD.wire()),
                "InvalidDiskCategory.Mismatch");
        check(local <= LOCAL_TOTAL_GIB, "InstanceDiskCategoryLimitExceed", "The total size of specified disk category");
        return charges;
    }

    /** A data disk of a known category; it must have a size. */
    public static Charge dataDisk(DiskWish disk, Tariff tariff) {
        return dataDisk(disk, dataCategory(disk), tariff);
    }

    private static DiskCategory dataCategory(DiskWish disk) {
        return DiskCategory.of(disk.category == null ? "cloud" : disk.category)
                .orElseThrow(
                        () -> new ApiException("InvalidDataDiskCategory.ValueNotSupported", "\"DataDisk.n.Category\""));
    }

    private static Charge dataDisk(DiskWish disk, DiskCategory category, Tariff tariff) {
        var level = level(category, disk.level);
        var smallest = level == null ? category.minDataGib() : level.minGib();
        if (disk.size == null || disk.size < smallest || disk.size > category.maxDataGib()) {
            throw new ApiException("InvalidDataDiskSize.ValueNotSupported", "DataDisk.n.Size beyond");
        }
        return tariff.disk("", "data", category.wire(), level == null ? null : level.wire(), disk.size);
    }

    private Image image(String imageId, InstanceType type, String regionId, Caller caller) {
        var image =
                images.find(caller, regionId, imageId).orElseThrow(() -> new ApiException("InvalidImageId.NotFound"));
        check(Images.isUsable(image), "OperationDenied", "The specified Image is disabled");
        check(Images.fits(image, type), "ImageNotSupportInstanceType");
        return image;
    }

    private static boolean optimized(@Nullable String wish, InstanceType type, @Nullable Image image) {
        var optimized = wish == null ? !type.isPhasedOut() : wish.equals("optimized");
        check(!optimized || type.mayBeIoOptimized(), "IoOptimized.NotSupported", "The specified instancetype");
        check(
                !optimized || image == null || image.supportsIoOptimized,
                "IoOptimized.NotSupported",
                "The specified image");
        check(optimized || type.isPhasedOut(), "DependencyViolation.IoOptimized");
        return optimized;
    }

    /** Without a category it is the default one, or else the first that the type takes. */
    private static Charge systemDisk(
            @Nullable DiskWish wish, InstanceType type, @Nullable Image image, boolean optimized, Tariff tariff) {
        var disk = wish == null ? new DiskWish(null, null, null) : wish;
        var category = systemCategory(disk.category, type, optimized);
        var level = level(category, disk.level);
        var smallest = Math.max(category.minSystemGib(), level == null ? 0 : level.minGib());
        var imageGib = image == null ? 0 : image.sizeGib;
        var size = disk.size == null ? Math.max(Math.max(USUAL_SYSTEM_GIB, smallest), imageGib) : disk.size;
        check(size >= smallest, "InvalidSystemDiskSize.LessThanMinSize");
        check(size <= category.maxSystemGib(), "InvalidSystemDiskSize.MoreThanMaxSize");
        check(size >= imageGib, "InvalidSystemDiskSize.LessThanImageSize");
        return tariff.disk("", "system", category.wire(), level == null ? null : level.wire(), size);
    }

    private static DiskCategory systemCategory(@Nullable String wire, InstanceType type, boolean optimized) {
        if (wire == null) {
            var usual = optimized ? DiskCategory.CLOUD_EFFICIENCY : DiskCategory.CLOUD;
            return usual.fits(type, optimized)
                    ? usual
                    : DiskCategory.system(type, optimized).getFirst();
        }
        var category = DiskCategory.of(wire)
                .filter(DiskCategory::isForSystem)
                .orElseThrow(() ->
                        new ApiException("InvalidSystemDiskCategory.ValueNotSupported", "\"SystemDisk.Category\""));
        // the reference forbids nothing for types without I/O optimization
        check(
                !optimized || category.fits(type, true),
                "InvalidDiskCategory.NotSupported",
                "is not support the specified instance type");
        return category;
    }

    private static @Nullable EssdLevel level(DiskCategory category, @Nullable EssdLevel level) {
        return category != DiskCategory.CLOUD_ESSD ? null : level == null ? EssdLevel.PL1 : level;
    }
}
