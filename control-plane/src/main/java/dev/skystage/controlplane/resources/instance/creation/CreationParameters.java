package dev.skystage.controlplane.resources.instance.creation;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.instance.CreditMode;
import dev.skystage.controlplane.resources.instance.SpotStrategy;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters that all actions which create instances share, by topic. */
public record CreationParameters(
        @Flat Place place,
        @Flat Network network,
        @Flat Machine machine,
        @Flat Payment payment,
        @Flat Guest guest,
        @Flat Labels labels,
        @Flat InstanceOptions options) {
    /** Where the instances run. */
    public record Place(
            @Nullable String zoneId,
            @Nullable String deploymentSetId,
            @Nullable String hpcClusterId,
            @Nullable String dedicatedHostId,
            @Nullable String affinity,
            @Nullable String tenancy) {}

    /** Their network. */
    public record Network(
            @Nullable String vSwitchId,
            @Nullable String securityGroupId,
            @Nullable String privateIpAddress,
            @Nullable String internetChargeType,
            @Nullable Integer internetMaxBandwidthIn,
            @Nullable Integer internetMaxBandwidthOut) {}

    /** Their disks and other hardware, without image and type. */
    public record Machine(
            @Nullable String ioOptimized,

            @Refusal("InvalidParameter.CreditSpecification") @Nullable
            CreditMode creditSpecification,

            @Nullable SystemDisk systemDisk,

            @WireName("DataDisk") @Indexed(max = 16) @Refusal("InstanceDiskNumber.LimitExceed") @Nullable
            List<DataDisk> dataDisks) {}

    /** What is paid for and how. */
    public record Payment(
            @Nullable String instanceChargeType,
            @Nullable Integer period,
            @Nullable String periodUnit,
            @Nullable Boolean autoRenew,
            @Nullable Integer autoRenewPeriod,
            @Nullable SpotStrategy spotStrategy,
            @Nullable BigDecimal spotPriceLimit,
            @Nullable Integer spotDuration,
            @Nullable String spotInterruptionBehavior) {}

    /** The settings of the guest system. */
    public record Guest(
            @Nullable String hostName,
            @Nullable String password,
            @Nullable Boolean passwordInherit,
            @Nullable String keyPairName,
            @Nullable String userData,
            @Nullable String ramRoleName,
            @Nullable String securityEnhancementStrategy,
            @Flat MetadataOptions metadata) {}

    /** Names, tags and protection. */
    public record Labels(
            @Nullable String instanceName,
            @Nullable String description,
            @Nullable Boolean deletionProtection,
            @Nullable String resourceGroupId,
            @WireName("Tag") @Nullable List<Tag> tags) {}

    /** {@code SystemDisk.*}; the size is a number of GiB as text. */
    public record SystemDisk(
            @Nullable String category,
            @Nullable String size,
            @Nullable String diskName,
            @Nullable String description,
            @Nullable EssdLevel performanceLevel,
            @Nullable String encrypted,
            @Nullable @WireName({"KMSKeyId", "KmsKeyId"}) String kmsKeyId,
            @Nullable String autoSnapshotPolicyId,
            @Flat @Nullable Tuning tuning) {}

    /** What is asked of a disk beyond its size; null stands for nothing. */
    public record Tuning(
            @Nullable Boolean burstingEnabled, @Nullable Long provisionedIops) {}

    /** {@code DataDisk.N.*}; the size is GiB. */
    public record DataDisk(
            @Nullable Integer size,
            @Nullable String snapshotId,
            @Nullable String category,
            @Nullable String encrypted,
            @Nullable @WireName({"KMSKeyId", "KmsKeyId"}) String kmsKeyId,
            @Nullable String diskName,
            @Nullable String description,
            @Nullable String device,
            @Nullable Boolean deleteWithInstance,
            @Nullable EssdLevel performanceLevel,
            @Nullable String autoSnapshotPolicyId,
            @Flat @Nullable Tuning tuning) {}
}
