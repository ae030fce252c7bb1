package dev.skystage.controlplane.resources.disk;

/** How fast disks are: a base, more for every GiB, and a maximum. Throughput is MByte per second. */
public record DiskPerformance(int iopsBase, int iopsPerGib, int iopsMax, int baseMbps, double mbpsPerGib, int maxMbps) {
    /** I/O operations per second of a disk of this size. */
    public int iops(int sizeGib) {
        return Math.min(iopsBase + iopsPerGib * sizeGib, iopsMax);
    }

    /** MByte per second of a disk of this size. */
    public int throughput(int sizeGib) {
        return (int) Math.min(baseMbps + mbpsPerGib * sizeGib, maxMbps);
    }
}
