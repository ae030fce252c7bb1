package dev.skystage.controlplane.resources.instancetype;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.persistence.instancetype.InstanceType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance type as DescribeInstanceTypes shows it. Memory and local storage are GiB, bandwidths Kbit/s. Numbers that
 * the public documents do not give per type (disks, queues, IPv6) are those of the samples in them.
 */
public record InstanceTypeView(
        String instanceTypeId,
        String instanceTypeFamily,
        String instanceFamilyLevel,
        String instanceCategory,
        int cpuCoreCount,
        String cpuArchitecture,
        BigDecimal memorySize,
        @WireName("GPUAmount") int gpuAmount,
        @WireName("GPUSpec") String gpuSpec,
        @Nullable Integer localStorageAmount,
        @Nullable Long localStorageCapacity,
        String localStorageCategory,
        int diskQuantity,
        int eniQuantity,
        int eniTotalQuantity,
        int eniPrivateIpAddressQuantity,
        int eniIpv6AddressQuantity,
        boolean eniTrunkSupported,
        int primaryEniQueueNumber,
        int secondaryEniQueueNumber,
        int maximumQueueNumberPerEni,
        int totalEniQueueQuantity,
        @Nullable Integer instanceBandwidthRx,
        @Nullable Integer instanceBandwidthTx,
        @Nullable Long instancePpsRx,
        @Nullable Long instancePpsTx,
        @Nullable Integer baselineCredit,
        @Nullable Integer initialCredit,
        String nvmeSupport,
        boolean networkEncryptionSupport,
        int networkCardQuantity,
        @ItemName("NetworkCardInfo") List<NetworkCard> networkCards,
        @ItemName("SupportedBootMode") List<String> supportedBootModes) {
    private static final int DISKS = 17;
    private static final int QUEUES_PER_ENI = 2;

    public record NetworkCard(int networkCardIndex) {}

    public static InstanceTypeView of(InstanceType type) {
        var hasLocalDisks = type.localStorageAmount() > 0;
        return new InstanceTypeView(
                type.id(),
                type.family(),
                type.familyLevel(),
                category(type),
                type.vcpus(),
                type.isArm() ? "ARM" : "X86",
                gib(type.memoryGib()),
                type.gpuAmount(),
                type.gpuSpec(),
                hasLocalDisks ? type.localStorageAmount() : null,
                hasLocalDisks ? (Long) (long) type.localStorageGib() : null,
                type.localStorageCategory(),
                DISKS,
                type.eniQuantity(),
                type.eniQuantity(),
                type.eniPrivateIpAddressQuantity(),
                1,
                false,
                QUEUES_PER_ENI,
                QUEUES_PER_ENI,
                QUEUES_PER_ENI,
                QUEUES_PER_ENI * type.eniQuantity(),
                type.bandwidthRx(),
                type.bandwidthTx(),
                type.ppsRx(),
                type.ppsTx(),
                type.baselineCredit(),
                type.initialCredit(),
                "unsupported",
                false,
                1,
                List.of(new NetworkCard(0)),
                List.of(type.isArm() ? "UEFI" : "BIOS"));
    }

    /** GiB without trailing zeros, as the API writes them. */
    public static BigDecimal gib(double value) {
        var exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** The vendor's category of the family, derived from its name and numbers. */
    private static String category(InstanceType type) {
        var family = type.family().substring("ecs.".length());
        if (family.startsWith("ebm")) {
            return "ECS Bare Metal";
        }
        if (type.gpuAmount() > 0) {
            return "GPU-accelerated compute-optimized";
        }
        if (type.localStorageAmount() > 0) {
            return type.localStorageCategory().equals("local_hdd_pro") ? "Big data" : "Local SSDs";
        }
        if (family.startsWith("hf")) {
            return "High Clock Speed";
        }
        if (!type.familyLevel().equals("EnterpriseLevel")) {
            return type.familyLevel().equals("CreditEntryLevel") ? "Burstable" : "Shared";
        }
        var gibPerVcpu = type.memoryGib() / type.vcpus();
        if (gibPerVcpu > 4) {
            return "Memory-optimized";
        }
        return gibPerVcpu < 4 ? "Compute-optimized" : "General-purpose";
    }
}
