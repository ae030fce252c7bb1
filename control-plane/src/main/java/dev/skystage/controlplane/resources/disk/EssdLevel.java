package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.api.WireEnum;
import java.util.Arrays;
import java.util.Optional;

/** Performance levels of ESSDs; PL0 came after the reference. A higher level needs a larger disk. */
public enum EssdLevel implements WireEnum {
    PL0(1, new DiskPerformance(1_800, 12, 10_000, 100, 0.25, 180)),
    PL1(20, new DiskPerformance(1_800, 50, 50_000, 120, 0.5, 350)),
    PL2(461, new DiskPerformance(1_800, 50, 100_000, 120, 0.5, 750)),
    PL3(1_261, new DiskPerformance(1_800, 50, 1_000_000, 120, 0.5, 4_000));

    private final int minGib;
    private final DiskPerformance performance;

    EssdLevel(int minGib, DiskPerformance performance) {
        this.minGib = minGib;
        this.performance = performance;
    }

    @Override
    public String wire() {
        return name();
    }

    public static Optional<EssdLevel> of(String wire) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(wire))
                .findFirst();
    }

    /** The size in GiB of the smallest disk that can have this level. */
    public int minGib() {
        return minGib;
    }

    DiskPerformance performance() {
        return performance;
    }
}
