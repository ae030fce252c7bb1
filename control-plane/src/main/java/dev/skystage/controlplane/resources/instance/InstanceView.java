package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.persistence.instance.InstanceStatus;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance as DescribeInstances shows it. Everything comes from its own row. Memory is MiB. */
public record InstanceView(
        String instanceId,
        String instanceName,
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
        int memory,
        @WireName("GPUAmount") int gpuAmount,
        @WireName("GPUSpec") String gpuSpec,
        int localStorageAmount,
        long localStorageCapacity,
        boolean ioOptimized,
        CpuOptions cpuOptions,
        @WireName("OSType") String osType,
        @WireName("OSName") String osName,
        @WireName("OSNameEn") String osNameEn,
        String status,
        String stoppedMode,
        boolean deviceAvailable,
        boolean recyclable,
        @ItemName("LockReason") List<Lock> operationLocks,
        boolean deletionProtection,
        String creationTime,
        @Nullable String startTime,
        String expiredTime,
        String autoReleaseTime,
        String instanceChargeType,
        @Nullable String saleCycle,
        String spotStrategy,
        BigDecimal spotPriceLimit,
        String spotInterruptionBehavior,
        String creditSpecification,
        String instanceNetworkType,
        VpcAttributes vpcAttributes,
        @ItemName("IpAddress") List<String> publicIpAddress,
        @ItemName("IpAddress") List<String> innerIpAddress,
        @ItemName("IpAddress") List<String> rdmaIpAddress,
        EipAddress eipAddress,
        String internetChargeType,
        int internetMaxBandwidthIn,
        int internetMaxBandwidthOut,
        String vlanId,
        @WireName("ISP") String isp,
        @ItemName("SecurityGroupId") List<String> securityGroupIds,
        @ItemName("NetworkInterface") List<NetworkInterface> networkInterfaces,
        String deploymentSetId,
        String hpcClusterId,
        String keyPairName,
        String resourceGroupId,
        @ItemName("Tag") List<TagView> tags,
        MetadataOptions metadataOptions,
        ImageOptions imageOptions,
        HibernationOptions hibernationOptions,
        DedicatedHostAttribute dedicatedHostAttribute,
        DedicatedInstanceAttribute dedicatedInstanceAttribute,
        EcsCapacityReservationAttr ecsCapacityReservationAttr) {
    /** All columns that are shown: not the user data, which may be long. */
    public static final String COLUMNS = """
            id, name, description, host_name, serial_number, image_id, region_id, zone_id, cluster_id, instance_type,
            instance_type_family, cpu, memory_mib, gpu_amount, gpu_spec, local_storage_amount, local_storage_gib,
            io_optimized, os_type, os_name, os_name_en, status, stopped_mode, locks, deletion_protection, created_at,
            started_at, expired_at, auto_release_at, charge_type, period_unit, spot_strategy, spot_price_limit,
            spot_interruption_behavior, credit_specification, network_type, vpc_id, vswitch_id, private_ip, public_ip,
            internet_charge_type, internet_max_bandwidth_in, internet_max_bandwidth_out, security_group_ids, eni_id,
            mac_address, deployment_set_id, hpc_cluster_id, key_pair_name, resource_group_id, tags""";

    /** What the cloud shows for an instance that never expires. */
    public static final String NEVER = "2099-12-31T15:59Z";

    public record Lock(String lockReason) {}

    public record CpuOptions(int coreCount, int threadsPerCore, String numa) {}

    public record VpcAttributes(
            String vpcId,
            @WireName("VSwitchId") String vSwitchId,
            @ItemName("IpAddress") List<String> privateIpAddress,
            String natIpAddress) {}

    public record EipAddress(String allocationId, String ipAddress, String internetChargeType) {}

    public record NetworkInterface(
            String networkInterfaceId,
            String macAddress,
            String type,
            String primaryIpAddress,
            @ItemName("PrivateIpSet") List<PrivateIp> privateIpSets,
            @ItemName("Ipv6Set") List<String> ipv6Sets,
            @ItemName("Ipv4PrefixSet") List<String> ipv4PrefixSets,
            @ItemName("Ipv6PrefixSet") List<String> ipv6PrefixSets) {}

    public record PrivateIp(String privateIpAddress, boolean primary) {}

    public record MetadataOptions(String httpEndpoint, String httpTokens, int httpPutResponseHopLimit) {}

    public record ImageOptions(boolean loginAsNonRoot) {}

    public record HibernationOptions(boolean configured) {}

    public record DedicatedHostAttribute(String dedicatedHostId, String dedicatedHostName) {}

    public record DedicatedInstanceAttribute(String tenancy, String affinity) {}

    public record EcsCapacityReservationAttr(String capacityReservationId, String capacityReservationPreference) {}

    public static InstanceView of(ResultSet rs) throws SQLException {
        var row = new RowValues(rs);
        var cpu = row.number("cpu");
        var chargeType = row.text("charge_type");
        var expiry = Times.minutes(row.time("expired_at"));
        var privateIp = row.text("private_ip");
        return new InstanceView(
                row.text("id"),
                row.text("name"),
                row.text("description"),
                row.text("host_name"),
                row.text("serial_number"),
                row.text("image_id"),
                row.text("region_id"),
                row.text("zone_id"),
                row.text("cluster_id"),
                row.text("instance_type"),
                row.text("instance_type_family"),
                cpu,
                row.number("memory_mib"),
                row.number("gpu_amount"),
                row.text("gpu_spec"),
                row.number("local_storage_amount"),
                row.number("local_storage_gib"),
                row.flag("io_optimized"),
                new CpuOptions(Math.max(1, cpu / 2), Math.min(2, cpu), ""),
                row.text("os_type"),
                row.text("os_name"),
                row.text("os_name_en"),
                InstanceStatus.valueOf(row.text("status")).wire(),
                row.text("stopped_mode"),
                true,
                false,
                row.texts("locks").stream().map(Lock::new).toList(),
                row.flag("deletion_protection"),
                row.minutesOrEmpty("created_at"),
                Times.minutes(row.time("started_at")),
                expiry == null ? NEVER : expiry,
                row.minutesOrEmpty("auto_release_at"),
                chargeType,
                chargeType.equals("PrePaid") ? row.text("period_unit") : null,
                row.text("spot_strategy"),
                row.decimal("spot_price_limit"),
                row.text("spot_interruption_behavior"),
                row.text("credit_specification"),
                row.text("network_type"),
                new VpcAttributes(row.text("vpc_id"), row.text("vswitch_id"), List.of(privateIp), ""),
                row.list("public_ip"),
                List.of(),
                List.of(),
                new EipAddress("", "", ""),
                row.text("internet_charge_type"),
                row.number("internet_max_bandwidth_in"),
                row.number("internet_max_bandwidth_out"),
                "",
                "",
                row.texts("security_group_ids"),
                List.of(networkInterface(row.text("eni_id"), row.text("mac_address"), privateIp)),
                row.text("deployment_set_id"),
                row.text("hpc_cluster_id"),
                row.text("key_pair_name"),
                row.text("resource_group_id"),
                row.tags("tags"),
                new MetadataOptions("enabled", "optional", 1),
                new ImageOptions(false),
                new HibernationOptions(false),
                new DedicatedHostAttribute("", ""),
                new DedicatedInstanceAttribute("", ""),
                new EcsCapacityReservationAttr("", ""));
    }

    private static NetworkInterface networkInterface(String id, String macAddress, String ip) {
        return new NetworkInterface(
                id, macAddress, "Primary", ip, List.of(new PrivateIp(ip, true)), List.of(), List.of(), List.of());
    }
}
