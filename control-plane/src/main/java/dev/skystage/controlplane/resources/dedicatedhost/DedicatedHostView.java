package dev.skystage.controlplane.resources.dedicatedhost;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dedicated host as an answer shows it. Its capacity comes from the row of the simulated host that it is. */
public record DedicatedHostView(
        @Column("id") String dedicatedHostId,
        @Column("name") String dedicatedHostName,
        @Column("type") String dedicatedHostType,
        String description,
        String regionId,
        String zoneId,
        String status,
        String autoPlacement,
        String actionOnMaintenance,
        String chargeType,
        String saleCycle,

        @Column(value = "created_at", time = Time.MINUTES) String creationTime,

        @Column(value = "expired_at", time = Time.MINUTES, absent = NEVER)
        String expiredTime,

        @Column(value = "auto_release_at", time = Time.MINUTES)
        String autoReleaseTime,

        @Always("1") int cpuOverCommitRatio,
        int cores,
        int sockets,
        int physicalGpus,
        @WireName("GPUSpec") String gpuSpec,
        Capacity capacity,
        NetworkAttributes networkAttributes,
        HostDetailInfo hostDetailInfo,
        @Column("host_id") String machineId,
        String resourceGroupId,
        @Always String dedicatedHostClusterId,
        @ItemName("Instance") List<Instance> instances,

        @Column("families") @ItemName("SupportedInstanceTypeFamily")
        List<String> supportedInstanceTypeFamilies,

        @Always @ItemName("SupportedCustomInstanceTypeFamily")
        List<String> supportedCustomInstanceTypeFamilies,

        @Always @ItemName("SupportedInstanceTypesList") List<String> supportedInstanceTypesList,

        @Column("locks") @ItemName("OperationLock") List<OperationLock> operationLocks,
        @ItemName("Tag") List<TagView> tags) {
    /** The dedicated hosts of an account. */
    public static final Listing<DedicatedHostView> DEDICATED_HOSTS = Listing.of(
                    "dedicated_host", DedicatedHostView.class)
            .with("host_status", of("status"))
            .with("families", of("families"))
            .with("vcpus", of("vcpus"))
            .with("free_vcpus", of("vcpus - used_vcpus"))
            .with("memory_mib", of("memory_mib"))
            .with("free_memory_mib", of("memory_mib - used_memory_mib"))
            .with("gpus", of("gpus"))
            .with("free_gpus", of("gpus - used_gpus"))
            .with("local_disks_gib", of("local_disks_gib"))
            .with("free_local_disks_gib", of("local_disks_gib - used_local_disks_gib"))
            .with("instances", """
                    select jsonb_object_agg(i.id, i.instance_type) from allocation a join instance i on i.id = a.instance_id
                    where a.host_id = dedicated_host.host_id""");

    private static final String NEVER = "2999-09-08T16:00Z";

    private static String of(String expression) {
        return "select " + expression + " from host where host.id = dedicated_host.host_id";
    }

    /** vCPUs, memory in GiB, local disks in GiB, GPUs. */
    public record Capacity(
            @Column("vcpus") int totalVcpus,
            @Column("free_vcpus") int availableVcpus,
            double totalMemory,
            double availableMemory,
            @Column("gpus") int totalVgpus,
            @Column("free_gpus") int availableVgpus,
            @Column("local_disks_gib") int totalLocalStorage,
            @Column("free_local_disks_gib") int availableLocalStorage,
            String localStorageCategory) {
        static double totalMemory(long memoryMib) {
            return memoryMib / 1024.0;
        }

        static double availableMemory(long freeMemoryMib) {
            return freeMemoryMib / 1024.0;
        }

        static String localStorageCategory(String type) {
            return DedicatedHostType.of(type)
                    .map(DedicatedHostType::localDiskCategory)
                    .orElse("");
        }
    }

    /** Timeouts of UDP sessions, in seconds. */
    public record NetworkAttributes(
            @Nullable Integer slbUdpTimeout, @Nullable Integer udpTimeout) {}

    public record HostDetailInfo(@Column("host_id") String serialNumber) {}

    public record Instance(String instanceId, String instanceType) {}

    public record OperationLock(String lockReason) {}

    static String status(String hostStatus) {
        return hostStatus.equals("Down") ? "UnderAssessment" : "Available";
    }

    static String saleCycle(String periodUnit) {
        return periodUnit;
    }

    static int cores(String type) {
        return DedicatedHostType.of(type).map(DedicatedHostType::cores).orElse(0);
    }

    static int sockets(String type) {
        return DedicatedHostType.of(type).map(DedicatedHostType::sockets).orElse(0);
    }

    static int physicalGpus(int gpus) {
        return gpus;
    }

    static String gpuSpec(String type) {
        return DedicatedHostType.of(type).map(DedicatedHostType::gpuSpec).orElse("");
    }
}
