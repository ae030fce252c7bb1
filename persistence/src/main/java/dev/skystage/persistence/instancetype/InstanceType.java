package dev.skystage.persistence.instancetype;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An instance type as the catalogue gives it. Memory and local storage are GiB, bandwidths Kbit/s.
 *
 * @param localStorageGib the size of each local disk in GiB, 0 without any
 */
public record InstanceType(
        String id,
        String family,
        int vcpus,
        double memoryGib,
        String familyLevel,
        int gpuAmount,
        String gpuSpec,
        int localStorageAmount,
        int localStorageGib,
        String localStorageCategory,
        int eniQuantity,
        int eniPrivateIpAddressQuantity,
        @Nullable Integer bandwidthRx,
        @Nullable Integer bandwidthTx,
        @Nullable Long ppsRx,
        @Nullable Long ppsTx,
        @Nullable Integer baselineCredit,
        @Nullable Integer initialCredit) {
    /** The values of familyLevel. */
    public static final Set<String> FAMILY_LEVELS = Set.of("EntryLevel", "EnterpriseLevel", "CreditEntryLevel");

    private static final Set<String> PHASED_OUT =
            Set.of("ecs.t1", "ecs.s1", "ecs.s2", "ecs.s3", "ecs.c1", "ecs.c2", "ecs.m1", "ecs.m2");

    private static final Pattern ARM = Pattern.compile("ecs\\.[a-z]+\\d+[ry].*");
    private static final Set<String> NEVER_IO_OPTIMIZED = Set.of("ecs.t1", "ecs.s1");

    public int memoryMib() {
        return (int) (memoryGib * 1024);
    }

    /** Whether its family is no longer sold; such types need not be I/O optimized. */
    public boolean isPhasedOut() {
        return PHASED_OUT.contains(family);
    }

    public boolean mayBeIoOptimized() {
        return !NEVER_IO_OPTIMIZED.contains(family);
    }

    /**
     * Whether its processors are Arm: names of such families end in r or y after the generation, as in ecs.g6r,
     * ecs.c8y.
     */
    public boolean isArm() {
        return ARM.matcher(family).matches();
    }

    /** The generation in the family's name: 7 for ecs.g7 and ecs.hfg7. */
    public int series() {
        return family.chars()
                .filter(Character::isDigit)
                .map(digit -> digit - '0')
                .findFirst()
                .orElse(0);
    }
}
