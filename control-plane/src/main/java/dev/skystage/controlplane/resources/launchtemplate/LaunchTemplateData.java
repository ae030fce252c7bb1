package dev.skystage.controlplane.resources.launchtemplate;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings.DataDisk;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings.NetworkInterface;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings.Plain;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings.SystemDisk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a version as an answer shows them. The system disk is there twice: under keys with a period in them,
 * which the reference prints and older clients read, and as an object, which newer clients read.
 */
public record LaunchTemplateData(
        @Flat Plain plain,
        @Flat @Nullable FlatSystemDisk flatSystemDisk,
        @Nullable SystemDisk systemDisk,
        @ItemName("DataDisk") List<DataDisk> dataDisks,
        @ItemName("NetworkInterface") List<NetworkInterface> networkInterfaces,
        @ItemName("SecurityGroupId") @Nullable List<String> securityGroupIds,
        @ItemName("InstanceTag") List<InstanceTag> tags) {
    /** {@code SystemDisk.Size} and so on, each one key. */
    public record FlatSystemDisk(
            @WireName("SystemDisk.Category") @Nullable String category,
            @WireName("SystemDisk.Size") @Nullable Integer size,
            @WireName("SystemDisk.DiskName") @Nullable String diskName,

            @WireName("SystemDisk.Description") @Nullable String description,

            @WireName("SystemDisk.Iops") @Nullable Integer iops,

            @WireName("SystemDisk.PerformanceLevel") @Nullable
            EssdLevel performanceLevel,

            @WireName("SystemDisk.Encrypted") @Nullable Boolean encrypted,

            @WireName("SystemDisk.DeleteWithInstance") @Nullable
            Boolean deleteWithInstance) {}

    /** A tag that the instances get. */
    public record InstanceTag(
            @Nullable String key, @Nullable String value) {}

    /** The settings as an answer shows them. */
    public static LaunchTemplateData of(TemplateSettings settings) {
        var disk = settings.systemDisk();
        return new LaunchTemplateData(
                settings.plain(),
                disk == null ? null : flat(disk),
                disk,
                orEmpty(settings.dataDisks()),
                orEmpty(settings.networkInterfaces()),
                settings.securityGroupIds(),
                orEmpty(settings.tags()).stream().map(LaunchTemplateData::tag).toList());
    }

    private static FlatSystemDisk flat(SystemDisk disk) {
        return new FlatSystemDisk(
                disk.category(),
                disk.size(),
                disk.diskName(),
                disk.description(),
                disk.iops(),
                disk.performanceLevel(),
                disk.encrypted() == null ? null : Boolean.valueOf(disk.encrypted()),
                disk.deleteWithInstance());
    }

    private static InstanceTag tag(Tag tag) {
        return new InstanceTag(tag.key(), tag.value());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
