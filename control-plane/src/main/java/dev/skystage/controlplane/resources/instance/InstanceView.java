package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.resources.instance.creation.CpuChoice;
import dev.skystage.controlplane.resources.instance.creation.InstanceOptions;
import dev.skystage.controlplane.resources.instance.creation.PrivateDnsNames;
import dev.skystage.persistence.instance.InstanceStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance as DescribeInstances shows it. Memory is MiB. Tags, key pair and local storage are left out where there
 * are none, and the options of the image are empty, as in recorded answers.
 */
public record InstanceView(
        @Column("id") String instanceId,
        @Column("name") String instanceName,
        String description,
        String hostName,
        String serialNumber,
        String imageId,
        String regionId,
        String zoneId,
        String clusterId,
        String instanceType,
        String instanceTypeFamily,
        int cpu,
        @Column("memory_mib") int memory,
        @WireName("GPUAmount") int gpuAmount,
        @WireName("GPUSpec") String gpuSpec,
        @Nullable Integer localStorageAmount,
        @Nullable Integer localStorageCapacity,
        boolean ioOptimized,
        CpuOptions cpuOptions,
        @WireName("OSType") String osType,
        @WireName("OSName") String osName,
        @WireName("OSNameEn") String osNameEn,
        String status,
        String stoppedMode,
        @Always("true") boolean deviceAvailable,
        @Always boolean recyclable,
        @Column("locks") @ItemName("LockReason") List<Lock> operationLocks,
        boolean deletionProtection,
        @Column(value = "created_at", time = Time.MINUTES) String creationTime,
        @Column(value = "started_at", time = Time.MINUTES) String startTime,

        @Column(value = "expired_at", time = Time.MINUTES, absent = InstanceView.NEVER)
        String expiredTime,

        @Column(value = "auto_release_at", time = Time.MINUTES)
        String autoReleaseTime,

        @Column("charge_type") String instanceChargeType,
        String saleCycle,
        String spotStrategy,
        BigDecimal spotPriceLimit,
        String spotInterruptionBehavior,
        @Nullable Integer spotDuration,
        String creditSpecification,
        @Column("network_type") String instanceNetworkType,
        VpcAttributes vpcAttributes,
        @Column("public_ip") @ItemName("IpAddress") List<String> publicIpAddress,
        @Always @ItemName("IpAddress") List<String> innerIpAddress,
        @Always @ItemName("IpAddress") List<String> rdmaIpAddress,
        EipAddress eipAddress,
        String internetChargeType,
        int internetMaxBandwidthIn,
        int internetMaxBandwidthOut,
        @Always String vlanId,
        @Always @WireName("ISP") String isp,
        @ItemName("SecurityGroupId") List<String> securityGroupIds,
        @ItemName("NetworkInterface") List<InterfaceOfInstance> networkInterfaces,
        String deploymentSetId,
        String hpcClusterId,
        @Nullable String keyPairName,
        String resourceGroupId,
        @ItemName("Tag") @Nullable List<TagView> tags,
        MetadataOptions metadataOptions,
        InstanceOptions.ImageOptions imageOptions,
        PrivateDnsNames privateDnsNameOptions,
        InstanceOptions.HibernationOptions hibernationOptions,
        DedicatedHostAttribute dedicatedHostAttribute,
        DedicatedInstanceAttribute dedicatedInstanceAttribute,
        EcsCapacityReservationAttr ecsCapacityReservationAttr) {
    /** The instances of an account, without their user data, which may be long. */
    public static final Listing<InstanceView> INSTANCES = Listing.of("instance", InstanceView.class);

    /** The same without the metadata options, which are shown only when they are asked for. */
    public static final Listing<InstanceView> WITHOUT_METADATA_OPTIONS = INSTANCES
            .with("http_endpoint", "''")
            .with("http_tokens", "''")
            .with("http_put_response_hop_limit", "null::int");

    /** The expiry time that the real service shows for an instance that never expires. */
    public static final String NEVER = "2099-12-31T15:59Z";

    public record Lock(String lockReason) {}

    public record CpuOptions(
            int coreCount,
            int threadsPerCore,
            String numa,
            @Nullable String topologyType) {
        static int coreCount(int cpu, Map<String, String> options) {
            var given = options.get(CpuChoice.CORE);
            return given == null ? CpuChoice.cores(cpu) : Integer.parseInt(given);
        }

        static int threadsPerCore(int cpu, Map<String, String> options) {
            var given = options.get(CpuChoice.THREADS);
            return given == null ? CpuChoice.threads(cpu) : Integer.parseInt(given);
        }

        static String numa(Map<String, String> options) {
            return options.getOrDefault(CpuChoice.NUMA, "");
        }

        static @Nullable String topologyType(Map<String, String> options) {
            return options.get(CpuChoice.TOPOLOGY);
        }
    }

    public record VpcAttributes(
            String vpcId,
            @Column("vswitch_id") @WireName("VSwitchId") String vSwitchId,
            @Column("private_ip") @ItemName("IpAddress") List<String> privateIpAddress,
            @Always String natIpAddress) {}

    /** The elastic IP address that is bound to the instance; without one the texts are empty. */
    public record EipAddress(
            String allocationId,
            String ipAddress,
            String internetChargeType,
            @Nullable Integer bandwidth,
            @Nullable Boolean isSupportUnassociate) {
        static final EipAddress NONE = new EipAddress("", "", "", null, null);
    }

    public record MetadataOptions(
            String httpEndpoint,
            String httpTokens,
            @Nullable Integer httpPutResponseHopLimit) {}

    public record DedicatedHostAttribute(
            String dedicatedHostId,
            String dedicatedHostName,
            @Always String dedicatedHostClusterId) {}

    public record DedicatedInstanceAttribute(String tenancy, String affinity) {
        /** Empty for an instance that may not be on dedicated hosts. */
        static String tenancy(String tenancy) {
            return tenancy.equals("host") ? tenancy : "";
        }

        static String affinity(String tenancy, String affinity) {
            return tenancy.equals("host") ? affinity : "";
        }
    }

    public record EcsCapacityReservationAttr(
            @Always String capacityReservationId, @Always String capacityReservationPreference) {}

    static InstanceOptions.ImageOptions imageOptions(Map<String, String> options) {
        return InstanceOptions.ImageOptions.of(options);
    }

    static PrivateDnsNames privateDnsNameOptions(Map<String, String> options) {
        return PrivateDnsNames.of(options);
    }

    static InstanceOptions.HibernationOptions hibernationOptions(Map<String, String> options) {
        return InstanceOptions.HibernationOptions.of(options);
    }

    static String status(InstanceStatus status) {
        return status.wire();
    }

    static String stoppedMode(String stoppedMode, InstanceStatus status) {
        return StoppedMode.shown(stoppedMode, status);
    }

    static @Nullable Integer localStorageAmount(int localStorageAmount) {
        return localStorageAmount == 0 ? null : localStorageAmount;
    }

    static @Nullable Integer spotDuration(String spotStrategy, int spotDuration) {
        return spotStrategy.equals(SpotStrategy.NO_SPOT.wire()) ? null : spotDuration;
    }

    static @Nullable Integer localStorageCapacity(int localStorageGib) {
        return localStorageGib == 0 ? null : localStorageGib;
    }

    static String saleCycle(String chargeType, String periodUnit) {
        return chargeType.equals("PrePaid") ? periodUnit : "";
    }

    /** Without outbound public bandwidth there is no inbound bandwidth either; recorded answers show it as -1. */
    static int internetMaxBandwidthIn(int internetMaxBandwidthIn, int internetMaxBandwidthOut) {
        return internetMaxBandwidthOut == 0 ? -1 : internetMaxBandwidthIn;
    }

    /** The elastic address as an instance shows it, from what the column {@code elastic_ip} holds. */
    public static EipAddress eipAddress(List<String> elasticIp) {
        return elasticIp.isEmpty()
                ? EipAddress.NONE
                : new EipAddress(
                        elasticIp.get(0), elasticIp.get(1), elasticIp.get(2), Integer.valueOf(elasticIp.get(3)), true);
    }

    static List<InterfaceOfInstance> networkInterfaces(
            String eniId, String macAddress, String privateIp, List<String> notableInterfaces) {
        return InterfaceOfInstance.all(eniId, macAddress, privateIp, notableInterfaces);
    }

    static @Nullable List<TagView> tags(Map<String, String> tags) {
        return tags.isEmpty() ? null : TagView.of(tags);
    }
}
