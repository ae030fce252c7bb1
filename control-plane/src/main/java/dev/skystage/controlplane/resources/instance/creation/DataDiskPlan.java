package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.disk.DeviceNames;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.UnavailableCategory;
import dev.skystage.persistence.instancetype.InstanceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of the data disks. */
final class DataDiskPlan {
    private static final int EPHEMERAL_TOTAL_GIB = 1024;

    private DataDiskPlan() {}

    static List<PlannedDisk> of(
            @Nullable List<CreationParameters.DataDisk> requests,
            PlannedDisk system,
            InstanceType type,
            boolean ioOptimized,
            boolean prePaid) {
        if (requests == null) {
            return List.of();
        }
        var devices = devices(requests);
        var disks = new ArrayList<PlannedDisk>();
        for (var i = 0; i < requests.size(); i++) {
            var category = category(requests.get(i).category(), type, ioOptimized);
            disks.add(disk(requests.get(i), category, devices.get(i), prePaid));
        }
        var ephemeral = DiskCategory.EPHEMERAL_SSD.wire();
        var local = disks.stream()
                .filter(disk -> disk.category().equals(ephemeral))
                .mapToInt(PlannedDisk::sizeGib)
                .sum();
        check(local == 0 || system.category().equals(ephemeral), "InvalidDiskCategory.Mismatch");
        check(
                local <= EPHEMERAL_TOTAL_GIB,
                "InstanceDiskCategoryLimitExceed",
                "The total size of specified disk category in an instance exceeds.");
        return disks;
    }

    private static PlannedDisk disk(
            CreationParameters.DataDisk disk, DiskCategory category, String device, boolean prePaid) {
        DiskOptions.checkTexts(disk.diskName(), disk.description());
        var level = DiskOptions.level(disk.performanceLevel(), category);
        var smallest = level == null ? category.minDataGib() : level.minGib();
        var size = disk.size();
        if (size == null || size < smallest || size > category.maxDataGib()) {
            throw new ApiException("InvalidDataDiskSize.ValueNotSupported", "Size beyond the permitted range");
        }
        check(!category.isLocal() || disk.deleteWithInstance() == null, "DeleteWithInstance.Conflict");
        return new PlannedDisk(
                "data",
                category.wire(),
                level == null ? null : level.name(),
                size,
                Texts.orEmpty(disk.diskName()),
                Texts.orEmpty(disk.description()),
                device,
                disk.snapshotId(),
                DiskOptions.encrypted(disk.encrypted(), disk.kmsKeyId(), category),
                !category.isLocal() && !prePaid,
                disk.deleteWithInstance() == null || disk.deleteWithInstance(),
                disk.autoSnapshotPolicyId(),
                DiskOptions.tuning(disk.tuning(), category, size));
    }

    /** Local ones are checked elsewhere, together with the system disk. */
    private static DiskCategory category(@Nullable String wire, InstanceType type, boolean ioOptimized) {
        var category = DiskCategory.of(wire == null ? "cloud" : wire)
                .orElseThrow(() -> new ApiException("InvalidDataDiskCategory.ValueNotSupported"));
        check(
                category.isLocal() || !ioOptimized || category.fitsAsData(type, true),
                new UnavailableCategory("InvalidDataDiskCategory.ValueNotSupported", false, category.wire()));
        return category;
    }

    /** Disks keep the device names that are given; the others get the free ones in order, from /dev/xvdb. */
    private static List<String> devices(List<CreationParameters.DataDisk> requests) {
        Set<String> taken = new HashSet<>(Set.of(DeviceNames.SYSTEM));
        for (var disk : requests) {
            if (disk.device() != null) {
                check(taken.add(full(disk.device())), "InvalidDevice.InUse");
            }
        }
        var names = new ArrayList<String>();
        for (var disk : requests) {
            var name = disk.device() != null
                    ? full(disk.device())
                    : DeviceNames.free(taken).orElseThrow(() -> new ApiException("InvalidDevice.InUse"));
            taken.add(name);
            names.add(name);
        }
        return names;
    }

    private static String full(String device) {
        return DeviceNames.full(device).orElseThrow(() -> new ApiException("InvalidDataDevice.Malformed"));
    }
}
