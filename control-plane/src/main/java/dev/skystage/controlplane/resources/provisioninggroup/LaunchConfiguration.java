package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.instance.CreditMode;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.creation.CreationParameters;
import dev.skystage.controlplane.resources.instance.creation.InstanceOptions;
import dev.skystage.controlplane.resources.instance.creation.MetadataOptions;
import dev.skystage.controlplane.resources.instance.creation.Renewals;
import dev.skystage.controlplane.resources.instance.creation.RunParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code LaunchConfiguration.*}: the settings of a group's instances, instead of a launch template. */
public record LaunchConfiguration(
        @Nullable String imageId,
        @Nullable String imageFamily,
        @Nullable String securityGroupId,
        @Nullable List<String> securityGroupIds,
        @Nullable String instanceName,
        @Nullable String instanceDescription,
        @Nullable String hostName,
        @Nullable List<String> hostNames,
        @Nullable String password,
        @Nullable Boolean passwordInherit,
        @Nullable String keyPairName,
        @Nullable String userData,
        @Nullable String ramRoleName,
        @Nullable String securityEnhancementStrategy,
        @Nullable String internetChargeType,
        @Nullable Integer internetMaxBandwidthIn,
        @Nullable Integer internetMaxBandwidthOut,
        @Nullable String ioOptimized,
        @Nullable CreditMode creditSpecification,
        @Nullable String deploymentSetId,
        @Nullable String resourceGroupId,
        @Nullable String autoReleaseTime,
        @Nullable String systemDiskCategory,
        @Nullable Integer systemDiskSize,
        @Nullable String systemDiskName,
        @Nullable String systemDiskDescription,
        @Nullable EssdLevel systemDiskPerformanceLevel,
        @Nullable SystemDisk systemDisk,

        @WireName("DataDisk") @Nullable List<CreationParameters.DataDisk> dataDisks,

        @WireName("Tag") @Nullable List<Tag> tags) {
    /** {@code SystemDisk.*}, which is not said by names of its own. */
    public record SystemDisk(
            @Nullable String encrypted,
            @Nullable @WireName({"KMSKeyId", "KmsKeyId"}) String kmsKeyId,
            @Flat CreationParameters.@Nullable Tuning tuning) {}

    /** The form in which it is stored: without the password. */
    LaunchConfiguration withoutPassword() {
        return new LaunchConfiguration(
                imageId,
                imageFamily,
                securityGroupId,
                securityGroupIds,
                instanceName,
                instanceDescription,
                hostName,
                hostNames,
                null,
                passwordInherit,
                keyPairName,
                userData,
                ramRoleName,
                securityEnhancementStrategy,
                internetChargeType,
                internetMaxBandwidthIn,
                internetMaxBandwidthOut,
                ioOptimized,
                creditSpecification,
                deploymentSetId,
                resourceGroupId,
                autoReleaseTime,
                systemDiskCategory,
                systemDiskSize,
                systemDiskName,
                systemDiskDescription,
                systemDiskPerformanceLevel,
                systemDisk,
                dataDisks,
                tags);
    }

    /** An order of such instances that leaves type, VSwitch and amount open. */
    CreationOrder order(String regionId) {
        return new CreationOrder(
                Renewals.RUN_INSTANCES,
                regionId,
                imageId,
                null,
                new CreationParameters(
                        new CreationParameters.Place(null, deploymentSetId, null, null, null, null),
                        new CreationParameters.Network(
                                null,
                                securityGroupId,
                                null,
                                internetChargeType,
                                internetMaxBandwidthIn,
                                internetMaxBandwidthOut),
                        new CreationParameters.Machine(ioOptimized, creditSpecification, disk(), dataDisks),
                        new CreationParameters.Payment(null, null, null, null, null, null, null, null, null),
                        new CreationParameters.Guest(
                                hostName,
                                password,
                                passwordInherit,
                                keyPairName,
                                userData,
                                ramRoleName,
                                securityEnhancementStrategy,
                                MetadataOptions.NONE),
                        new CreationParameters.Labels(instanceName, instanceDescription, null, resourceGroupId, tags),
                        InstanceOptions.NONE),
                new RunParameters(
                        imageFamily,
                        autoReleaseTime,
                        new RunParameters.Series(null, null, hostNames, null),
                        new RunParameters.Interfaces(securityGroupIds, null, null, null, null),
                        new RunParameters.Template(null, null, null)));
    }

    private CreationParameters.SystemDisk disk() {
        return new CreationParameters.SystemDisk(
                systemDiskCategory,
                systemDiskSize == null ? null : systemDiskSize.toString(),
                systemDiskName,
                systemDiskDescription,
                systemDiskPerformanceLevel,
                systemDisk == null ? null : systemDisk.encrypted(),
                systemDisk == null ? null : systemDisk.kmsKeyId(),
                null,
                systemDisk == null ? null : systemDisk.tuning());
    }
}
