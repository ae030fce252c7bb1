package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the data disks. */
final class DataDiskPlan {
    private static final int LIMIT = 16;
    private static final int EPHEMERAL_TOTAL_GIB = 1024;
    private static final Pattern DEVICE = Pattern.compile("/dev/x?vd[a-z]");

    private DataDiskPlan() {}

    static List<PlannedDisk> of(
            @Nullable List<CreationRequest.DataDisk> requests, PlannedDisk system, boolean prePaid) {
        if (requests == null) {
            return List.of();
        }
        check(requests.size() <= LIMIT, "InstanceDiskNumber.LimitExceed");
        var devices = devices(requests);
        var disks = new ArrayList<PlannedDisk>();
        for (var i = 0; i < requests.size(); i++) {
            disks.add(disk(requests.get(i), devices.get(i), prePaid));
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

    private static PlannedDisk disk(CreationRequest.DataDisk disk, String device, boolean prePaid) {
        var category = DiskCategory.of(disk.category() == null ? "cloud" : disk.category())
                .orElseThrow(() -> new ApiException("InvalidDataDiskCategory.ValueNotSupported"));
        Texts.checkDisk(disk.diskName(), disk.description());
        // Snapshots cannot be made here yet, so none exists.
        check(disk.snapshotId() == null, "InvalidDataDiskSnapshotId.NotFound");
        var size = disk.size();
        if (size == null || !category.allows(size)) {
            throw new ApiException("InvalidDataDiskSize.ValueNotSupported");
        }
        var local = category == DiskCategory.EPHEMERAL_SSD;
        check(!local || disk.deleteWithInstance() == null, "DeleteWithInstance.Conflict");
        return new PlannedDisk(
                "data",
                category.wire(),
                DiskOptions.performanceLevel(disk.performanceLevel(), category),
                size,
                DiskOptions.orEmpty(disk.diskName()),
                DiskOptions.orEmpty(disk.description()),
                device,
                DiskOptions.encrypted(disk.encrypted(), disk.kmsKeyId(), category),
                !local && !prePaid,
                disk.deleteWithInstance() == null || disk.deleteWithInstance());
    }

    /** Given devices keep their names; the others get the free ones in order from /dev/xvdb. */
    private static List<String> devices(List<CreationRequest.DataDisk> requests) {
        Set<String> taken = new HashSet<>(Set.of(PlannedDisk.SYSTEM_DEVICE));
        for (var disk : requests) {
            if (disk.device() != null) {
                check(
                        DEVICE.matcher(disk.device()).matches(),
                        "InvalidDataDevice.Malformed",
                        "The specified parameter \"DataDisk.n.Device\" is not valid.");
                check(taken.add(full(disk.device())), "InvalidDevice.InUse");
            }
        }
        var names = new ArrayList<String>();
        var next = 'b';
        for (var disk : requests) {
            if (disk.device() != null) {
                names.add(full(disk.device()));
                continue;
            }
            while (!taken.add("/dev/xvd" + next)) {
                next++;
            }
            names.add("/dev/xvd" + next);
        }
        return names;
    }

    private static String full(String device) {
        return "/dev/xvd" + device.charAt(device.length() - 1);
    }
}
