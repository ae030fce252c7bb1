package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.disk.Disk;
import org.jspecify.annotations.Nullable;

/** What AutoPL disks have beyond their size: provisioned I/O operations, and bursts. */
public final class DiskTuning {
    private static final int MOST_IOPS = 50_000;
    private static final int MOST_PER_GIB = 1_000;

    private DiskTuning() {}

    /** Sets what is given. Other categories have neither. */
    public static void apply(Disk disk, @Nullable Long provisionedIops, @Nullable Boolean bursting) {
        var category = DiskCategory.of(disk.category).orElseThrow();
        if (provisionedIops != null) {
            check(category, disk.sizeGib, provisionedIops);
            disk.provisionedIops = provisionedIops;
        }
        if (bursting != null) {
            ApiException.check(
                    category == DiskCategory.CLOUD_AUTO || !bursting, "BurstingEnabledForDiskCategoryUnsupported");
            ApiException.check(!disk.multiAttach || !bursting, "BurstingEnabledForMultiAttachDiskUnsupported");
            disk.burstingEnabled = bursting;
        }
    }

    /** Refuses a number of operations that a disk of the category and size cannot have. */
    public static void check(DiskCategory category, int sizeGib, long provisionedIops) {
        ApiException.check(category == DiskCategory.CLOUD_AUTO, "ProvisionedIopsForDiskCategoryUnsupported");
        ApiException.check(
                provisionedIops >= 0 && provisionedIops <= most(sizeGib), "InvalidProvisionedIops.LimitExceed");
    }

    /** Whether a disk of the category and size can have so many. */
    public static boolean isPossible(DiskCategory category, int sizeGib, long provisionedIops) {
        return category == DiskCategory.CLOUD_AUTO && provisionedIops >= 0 && provisionedIops <= most(sizeGib);
    }

    /** The most operations that can be bought in addition to the disk's own. */
    private static long most(int sizeGib) {
        var own = DiskCategory.CLOUD_AUTO.performance(null).iops(sizeGib);
        return Math.max(0, Math.min(MOST_IOPS, (long) MOST_PER_GIB * sizeGib - own));
    }
}
