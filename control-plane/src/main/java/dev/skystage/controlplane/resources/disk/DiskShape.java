package dev.skystage.controlplane.resources.disk;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * Category, level and size of a data disk that is not created with an instance. The code for a wrong size depends on
 * the category, because the vendor's CSI driver tells by it that it should try the next category.
 *
 * @param level of an ESSD, else null
 */
public record DiskShape(DiskCategory category, @Nullable EssdLevel level, int sizeGib) {
    private static final int LARGEST_GIB = 65_536;
    private static final String BASIC = "cloud";

    /** The category of this name, basic if none is given. Local disks are refused: they come with instances only. */
    public static DiskCategory category(@Nullable String wire) {
        var category = DiskCategory.of(wire == null || wire.isEmpty() ? BASIC : wire)
                .orElseThrow(() -> new ApiException("InvalidDiskCategory.ValueNotSupported"));
        check(!category.isLocal(), "InvalidDiskCategory.NotSupported");
        return category;
    }

    /** The level of an ESSD, PL1 unless given; null for other disks. */
    public static @Nullable EssdLevel level(DiskCategory category, @Nullable String wire) {
        if (wire == null || wire.isEmpty()) {
            return category == DiskCategory.CLOUD_ESSD ? EssdLevel.PL1 : null;
        }
        var level = EssdLevel.of(wire);
        check(level.isPresent(), "InvalidPerformanceLevel.Malformed");
        return category == DiskCategory.CLOUD_ESSD ? level.get() : null;
    }

    /** Refuses a size that no disk, no disk of the category, or no disk of the level can have. */
    public DiskShape checked() {
        check(sizeGib >= 1 && sizeGib <= LARGEST_GIB, "InvalidSize.ValueNotSupported");
        check(
                sizeGib >= category.minDataGib() && sizeGib <= category.maxDataGib(),
                category.isClassic() ? "InvalidDiskSize.NotSupported" : "InvalidDataDiskSize.ValueNotSupported");
        check(level == null || sizeGib >= level.minGib(), "OperationDenied.PerformanceLevelNotMatch");
        return this;
    }

    /** The name of the level; null without one. */
    public @Nullable String levelName() {
        return level == null ? null : level.name();
    }
}
