package dev.skystage.scheduler.placement;

import java.util.Comparator;

/** What a host has left or an instance needs. Memory in MiB, local disks in GiB. Ordered by vCPUs, then memory. */
public record Capacity(int vcpus, long memoryMib, int gpus, long localDisksGib) implements Comparable<Capacity> {
    private static final Comparator<Capacity> ORDER = Comparator.comparingInt(Capacity::vcpus)
            .thenComparingLong(Capacity::memoryMib)
            .thenComparingInt(Capacity::gpus)
            .thenComparingLong(Capacity::localDisksGib);

    boolean fits(Capacity need) {
        return vcpus >= need.vcpus
                && memoryMib >= need.memoryMib
                && gpus >= need.gpus
                && localDisksGib >= need.localDisksGib;
    }

    /** How many times the need fits, up to the limit. */
    int howMany(Capacity need, int limit) {
        long fit = limit;
        fit = need.vcpus > 0 ? Math.min(fit, vcpus / need.vcpus) : fit;
        fit = need.memoryMib > 0 ? Math.min(fit, memoryMib / need.memoryMib) : fit;
        fit = need.gpus > 0 ? Math.min(fit, gpus / need.gpus) : fit;
        fit = need.localDisksGib > 0 ? Math.min(fit, localDisksGib / need.localDisksGib) : fit;
        return (int) Math.max(0, fit);
    }

    @Override
    public int compareTo(Capacity other) {
        return ORDER.compare(this, other);
    }
}
