package dev.skystage.controlplane.resources.disk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Categories of disks, with their limits (GiB) and what they perform. */
public enum DiskCategory {
    /** Basic cloud disk. */
    CLOUD(5, 2_000, 200, 2, 1_000, 30, 0, 40),
    /** Ultra disk. */
    CLOUD_EFFICIENCY(20, 32_768, 1_800, 8, 5_000, 100, 0.15, 140),
    /** Standard SSD. */
    CLOUD_SSD(20, 32_768, 1_800, 30, 25_000, 120, 0.5, 300),
    /** Enhanced SSD; the figures of performance level PL1. */
    CLOUD_ESSD(20, 32_768, 1_800, 50, 50_000, 120, 0.5, 350),
    /** Local SSD of the retired generations; lives and dies with its instance. */
    EPHEMERAL_SSD(5, 800, 1_000, 15, 12_000, 80, 0.4, 240);

    private static final int MIN_SYSTEM_GIB = 20;
    private static final int MAX_SYSTEM_GIB = 500;

    private final int minDataGib;
    private final int maxDataGib;
    private final int iopsBase;
    private final int iopsPerGib;
    private final int iopsMax;
    private final int throughputBase;
    private final double throughputPerGib;
    private final int throughputMax;

    DiskCategory(
            int minDataGib,
            int maxDataGib,
            int iopsBase,
            int iopsPerGib,
            int iopsMax,
            int throughputBase,
            double throughputPerGib,
            int throughputMax) {
        this.minDataGib = minDataGib;
        this.maxDataGib = maxDataGib;
        this.iopsBase = iopsBase;
        this.iopsPerGib = iopsPerGib;
        this.iopsMax = iopsMax;
        this.throughputBase = throughputBase;
        this.throughputPerGib = throughputPerGib;
        this.throughputMax = throughputMax;
    }

    public static Optional<DiskCategory> of(String wire) {
        return Arrays.stream(values())
                .filter(category -> category.wire().equals(wire))
                .findFirst();
    }

    /** The name the API shows. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int minDataGib() {
        return minDataGib;
    }

    public int maxDataGib() {
        return maxDataGib;
    }

    public int minSystemGib() {
        return MIN_SYSTEM_GIB;
    }

    public int maxSystemGib() {
        return MAX_SYSTEM_GIB;
    }

    /** Disks that can only be had on I/O optimized instances. */
    public boolean needsIoOptimized() {
        return this == CLOUD_EFFICIENCY || this == CLOUD_SSD || this == CLOUD_ESSD;
    }

    /** I/O operations per second of a disk of this size. */
    public int iops(int sizeGib) {
        return Math.min(iopsBase + iopsPerGib * sizeGib, iopsMax);
    }

    /** MByte per second of a disk of this size. */
    public int throughput(int sizeGib) {
        return (int) Math.min(throughputBase + throughputPerGib * sizeGib, throughputMax);
    }
}
