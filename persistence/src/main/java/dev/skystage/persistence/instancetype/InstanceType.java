package dev.skystage.persistence.instancetype;

import org.jspecify.annotations.Nullable;

/**
 * An instance type as the catalogue gives it. Memory and local storage are GiB, bandwidths Kbit/s.
 *
 * @param localStorageGib GiB of each local disk, 0 without
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
    public int memoryMib() {
        return (int) (memoryGib * 1024);
    }
}
