package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.disk.DeviceNames;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.disk.FinishAttach;
import dev.skystage.controlplane.resources.disk.FinishDetach;
import dev.skystage.controlplane.resources.disk.SharedDisks;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.scheduler.task.Tasks;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Attaches locked disks to locked instances and detaches them. */
@Component
public record DiskAttachments(
        DiskLifecycle lifecycle, DiskRows rows, SharedDisks shared, InstanceTypes types, Tasks tasks) {
    private static final int MOST_DATA_DISKS = 16;

    /** Begins to attach a disk that is Available, or a shared one. */
    public void attach(Disk disk, Instance instance, @Nullable String device, String cause) {
        if (disk.isShared()) {
            shared.checkRoom(disk, instance);
            shared.attach(disk, instance, place(disk, instance, device), cause);
            return;
        }
        give(disk, instance, device);
        lifecycle.fire(disk, DiskEvent.ATTACH, cause);
        tasks.submit(FinishAttach.class, disk);
    }

    /** Begins to detach a disk that is in use; from now on it is not deleted with its instance. */
    public void detach(Disk disk, Instance instance, String cause) {
        if (disk.isShared()) {
            shared.detach(disk, instance, cause);
            return;
        }
        disk.deleteWithInstance = false;
        lifecycle.fire(disk, DiskEvent.DETACH, cause);
        tasks.submit(FinishDetach.class, disk);
    }

    /** Puts the disk on the instance under a device name, if there is room for it and its category fits. */
    public void give(Disk disk, Instance instance, @Nullable String device) {
        disk.device = place(disk, instance, device);
        disk.instanceId = instance.id;
    }

    /** The device name that the disk gets. */
    private String place(Disk disk, Instance instance, @Nullable String device) {
        check(disk.zoneId.isEmpty() || disk.zoneId.equals(instance.zoneId), "ResourcesNotInSameZone");
        check(fits(disk, instance), "InvalidInstanceType.NotSupportDiskCategory");
        Set<String> taken = new HashSet<>(rows.devicesOf(instance.id));
        taken.add(DeviceNames.SYSTEM);
        check(taken.size() <= MOST_DATA_DISKS, "InstanceDiskLimitExceeded");
        return device(device, taken);
    }

    private boolean fits(Disk disk, Instance instance) {
        var type = types.find(instance.instanceType);
        return type.isEmpty()
                || DiskCategory.of(disk.category)
                        .map(category -> category.fitsAsData(type.get(), instance.ioOptimized))
                        .orElse(false);
    }

    private static String device(@Nullable String given, Set<String> taken) {
        if (given == null || given.isEmpty()) {
            return DeviceNames.free(taken).orElseThrow(() -> new ApiException("InvalidDevice.InUse"));
        }
        var name = DeviceNames.full(given).orElseThrow(() -> ApiException.invalid("Device"));
        check(!taken.contains(name), "InvalidDevice.InUse");
        return name;
    }
}
