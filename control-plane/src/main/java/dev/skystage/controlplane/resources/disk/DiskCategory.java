package dev.skystage.controlplane.resources.disk;

import dev.skystage.persistence.instancetype.InstanceType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Categories of disks: their sizes (GiB), what they perform, and which instance types take them. The reference of 2019
 * ends with cloud_essd; what came later, and the limits of ESSDs, follow the vendor's pages and clients of today.
 */
public enum DiskCategory {
    /** Basic cloud disk. */
    CLOUD(data(5, 2_000), 500, Fit.CLASSIC, new DiskPerformance(200, 2, 1_000, 30, 0, 40)),
    /** Ultra disk. */
    CLOUD_EFFICIENCY(data(20, 32_768), 500, Fit.UP_TO_6, new DiskPerformance(1_800, 8, 5_000, 100, 0.15, 140)),
    /** Standard SSD. */
    CLOUD_SSD(data(20, 32_768), 500, Fit.UP_TO_6, new DiskPerformance(1_800, 30, 25_000, 120, 0.5, 300)),
    /** Enhanced SSD; its level says the rest, see {@link EssdLevel}. */
    CLOUD_ESSD(data(1, 65_536), 2_048, Fit.OPTIMIZED, EssdLevel.PL1.performance()),
    /** ESSD AutoPL disk. */
    CLOUD_AUTO(data(1, 65_536), 2_048, Fit.FROM_6, new DiskPerformance(1_800, 50, 50_000, 120, 0.5, 350)),
    /** ESSD Entry disk. */
    CLOUD_ESSD_ENTRY(data(10, 32_768), 2_048, Fit.FROM_7, new DiskPerformance(1_800, 8, 6_000, 100, 0.15, 150)),
    /** Regional ESSD: kept in several zones, for data only. */
    CLOUD_REGIONAL_DISK_AUTO(data(10, 65_536), 0, Fit.FROM_7, new DiskPerformance(1_800, 50, 50_000, 120, 0.5, 350)),
    /** Standard elastic ephemeral disk. */
    ELASTIC_EPHEMERAL_DISK_STANDARD(data(64, 8_192), 0, Fit.FROM_7, new DiskPerformance(0, 20, 100_000, 0, 1.6, 4_096)),
    /** Premium elastic ephemeral disk. */
    ELASTIC_EPHEMERAL_DISK_PREMIUM(
            data(64, 8_192), 0, Fit.FROM_7, new DiskPerformance(0, 300, 1_000_000, 0, 0.8, 2_048)),
    /** Local SSD of the retired generations; it is made and deleted with its instance. */
    EPHEMERAL_SSD(data(5, 800), 500, Fit.CLASSIC, new DiskPerformance(1_000, 15, 12_000, 80, 0.4, 240));

    private static final int MIN_SYSTEM_GIB = 20;

    /** Which instances take a category, by I/O optimization and by the series of their type. */
    private enum Fit {
        CLASSIC,
        OPTIMIZED,
        UP_TO_6,
        FROM_6,
        FROM_7
    }

    private record Sizes(int min, int max) {}

    private final Sizes data;
    private final int maxSystemGib;
    private final Fit fit;
    private final DiskPerformance performance;

    DiskCategory(Sizes data, int maxSystemGib, Fit fit, DiskPerformance performance) {
        this.data = data;
        this.maxSystemGib = maxSystemGib;
        this.fit = fit;
        this.performance = performance;
    }

    private static Sizes data(int min, int max) {
        return new Sizes(min, max);
    }

    public static Optional<DiskCategory> of(String wire) {
        return Arrays.stream(values())
                .filter(category -> category.wire().equals(wire))
                .findFirst();
    }

    /** The categories that system disks of this type can have. */
    public static List<DiskCategory> system(InstanceType type, boolean ioOptimized) {
        return Arrays.stream(values())
                .filter(category -> category.isForSystem() && category.fits(type, ioOptimized))
                .toList();
    }

    /** The categories that data disks of this type can have. */
    public static List<DiskCategory> data(InstanceType type, boolean ioOptimized) {
        return Arrays.stream(values())
                .filter(category -> category.fits(type, ioOptimized))
                .toList();
    }

    /**
     * Whether instances of the type can have it: from the seventh series on, only ESSDs and elastic ephemeral disks.
     */
    public boolean fits(InstanceType type, boolean ioOptimized) {
        return switch (fit) {
            case CLASSIC -> !ioOptimized;
            case OPTIMIZED -> ioOptimized;
            case UP_TO_6 -> ioOptimized && type.series() <= 6;
            case FROM_6 -> ioOptimized && type.series() >= 6;
            case FROM_7 -> ioOptimized && type.series() >= 7;
        };
    }

    /**
     * The same for data disks. Basic ones are the default; therefore I/O optimized types take them too, up to the sixth
     * series.
     */
    public boolean fitsAsData(InstanceType type, boolean ioOptimized) {
        return fits(type, ioOptimized) || (this == CLOUD && type.series() <= 6);
    }

    /** The name the API shows. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its data are on the host: then it is made and deleted with its instance and cannot be encrypted. */
    public boolean isLocal() {
        return this == EPHEMERAL_SSD;
    }

    /** Whether the reference of 2019 knows it and it is no local disk. */
    public boolean isClassic() {
        return this == CLOUD || this == CLOUD_EFFICIENCY || this == CLOUD_SSD;
    }

    /** Whether a disk can be changed to this category, or from it to another. */
    public boolean isChangeable() {
        return switch (this) {
            case CLOUD_EFFICIENCY, CLOUD_SSD, CLOUD_ESSD, CLOUD_AUTO, CLOUD_ESSD_ENTRY -> true;
            case CLOUD,
                    CLOUD_REGIONAL_DISK_AUTO,
                    ELASTIC_EPHEMERAL_DISK_STANDARD,
                    ELASTIC_EPHEMERAL_DISK_PREMIUM,
                    EPHEMERAL_SSD -> false;
        };
    }

    /** Whether several instances can share a disk of it. */
    public boolean isShareable() {
        return this == CLOUD_ESSD || this == CLOUD_AUTO || this == CLOUD_REGIONAL_DISK_AUTO;
    }

    /** Whether snapshots of several disks of such categories can be made at one instant. */
    public boolean isForSnapshotGroups() {
        return this == CLOUD_ESSD || this == CLOUD_AUTO || this == CLOUD_ESSD_ENTRY;
    }

    /** Elastic ephemeral disks hold data only. */
    public boolean isForSystem() {
        return maxSystemGib > 0;
    }

    public int minDataGib() {
        return data.min;
    }

    public int maxDataGib() {
        return data.max;
    }

    public int minSystemGib() {
        return MIN_SYSTEM_GIB;
    }

    public int maxSystemGib() {
        return maxSystemGib;
    }

    /** How fast a disk is, by its category and, for an ESSD, its level. */
    public DiskPerformance performance(@Nullable String level) {
        return this == CLOUD_ESSD && level != null
                ? EssdLevel.of(level).map(EssdLevel::performance).orElse(performance)
                : performance;
    }
}
