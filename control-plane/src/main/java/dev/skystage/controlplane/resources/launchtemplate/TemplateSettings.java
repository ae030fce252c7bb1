package dev.skystage.controlplane.resources.launchtemplate;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.instance.CreditMode;
import dev.skystage.controlplane.resources.instance.creation.CreationParameters;
import dev.skystage.controlplane.resources.instance.creation.InstanceOptions;
import dev.skystage.controlplane.resources.instance.creation.MetadataOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of instances in a version of a launch template; null where it leaves one open. Values are stored as they
 * were sent; whether they are valid shows only when instances are made from them.
 */
public record TemplateSettings(
        @Flat Plain plain,
        @Nullable SystemDisk systemDisk,
        @WireName("DataDisk") @Indexed(max = 16) @Nullable List<DataDisk> dataDisks,

        @WireName("NetworkInterface") @Indexed(max = 2) @Nullable
        List<NetworkInterface> networkInterfaces,

        @Nullable List<String> securityGroupIds,
        @WireName("Tag") @Nullable List<Tag> tags) {

    /** The settings that look the same in a request and in an answer. */
    public record Plain(
            @Flat Machine machine,
            @Flat Place place,
            @Flat CreationParameters.Network network,
            @Flat CreationParameters.Payment payment,
            @Flat Guest guest,
            @Flat Labels labels,
            @Flat @Nullable InstanceOptions options) {}

    /** Type, image and other hardware. */
    public record Machine(
            @Nullable String imageId,
            @Nullable String imageOwnerAlias,
            @Nullable String instanceType,
            @Nullable String ioOptimized,

            @Nullable CreditMode creditSpecification) {}

    /** Where they run. The kind of network and the VPC are stored only to be shown: the VSwitch decides. */
    public record Place(
            @Nullable String zoneId,
            @Nullable String deploymentSetId,
            @Nullable String networkType,
            @Nullable String vpcId,
            @Nullable Integer ipv6AddressCount) {}

    /** The settings of the guest systems. A template stores no password. */
    public record Guest(
            @Nullable String hostName,
            @Nullable Boolean passwordInherit,
            @Nullable String keyPairName,
            @Nullable String userData,
            @Nullable String ramRoleName,
            @Nullable String securityEnhancementStrategy,
            @Nullable Boolean enableVmOsConfig,
            @Flat @Nullable MetadataOptions metadata) {}

    /** Names, tags and group. */
    public record Labels(
            @Nullable String instanceName,
            @Nullable String description,
            @Nullable String autoReleaseTime,
            @Nullable Boolean deletionProtection,
            @Nullable String resourceGroupId) {}

    /** {@code SystemDisk.*}; the size is GiB. */
    public record SystemDisk(
            @Nullable String category,
            @Nullable Integer size,
            @Nullable String diskName,
            @Nullable String description,
            @Nullable Integer iops,
            @Nullable EssdLevel performanceLevel,
            @Nullable String encrypted,
            @Nullable Boolean deleteWithInstance,
            @Nullable String autoSnapshotPolicyId,
            @Nullable Boolean burstingEnabled,
            @Nullable Long provisionedIops) {}

    /** {@code DataDisk.N.*}; the size is GiB. */
    public record DataDisk(
            @Nullable String category,
            @Nullable Integer size,
            @Nullable String snapshotId,
            @Nullable String diskName,
            @Nullable String description,
            @Nullable String device,
            @Nullable EssdLevel performanceLevel,
            @Nullable Boolean encrypted,
            @Nullable Boolean deleteWithInstance,
            @Nullable String autoSnapshotPolicyId,
            @Nullable Boolean burstingEnabled,
            @Nullable Long provisionedIops) {}

    /** {@code NetworkInterface.N.*}; InstanceType is Primary or Secondary, Secondary when absent. */
    public record NetworkInterface(
            @Nullable String primaryIpAddress,
            @Nullable String vSwitchId,
            @Nullable String securityGroupId,
            @ItemName("SecurityGroupId") @Nullable List<String> securityGroupIds,
            @Nullable String networkInterfaceName,
            @Nullable String description,
            @Nullable String instanceType,
            @Nullable String networkInterfaceTrafficMode,
            @Nullable Integer queueNumber,
            @Nullable Integer queuePairNumber,
            @Nullable Boolean sourceDestCheck,
            @Nullable Boolean deleteOnRelease) {}
}
