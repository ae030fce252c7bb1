package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.controlplane.resources.image.ImageDisks;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.task.Tasks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Replaces system disks of locked, stopped instances. Meanwhile the old disk is ReIniting, so that the instance does not
 * start, and the new one is Creating and belongs to no instance.
 */
@Component
public record SystemDisks(
        Resources resources,
        Disks disks,
        DiskRows rows,
        DiskLifecycle lifecycle,
        Snapshots snapshots,
        Images images,
        ImageDisks imageDisks,
        InstanceTypes types,
        Quotas quotas,
        Tasks tasks,
        Ids ids,
        CloudClock clock) {
    private static final int USUAL_GIB = 40;
    public static final int SMALLEST_GIB = 20;

    /** Begins to replace it; answers the new disk. */
    public Disk replace(Caller caller, Instance instance, String imageId, @Nullable Integer size, boolean encrypted) {
        var old = disks.lock(caller, rows.systemDiskOf(instance.id), DiskOperation.REPLACE);
        check(!snapshots.isBeingMade(old.id), "DiskCreatingSnapshot");
        var image = image(caller, instance, imageId);
        var disk = disk(old, image, size(size, image, old), encrypted);
        lifecycle.fire(old, DiskEvent.RE_INIT, caller.requestId());
        lifecycle.begin(List.of(disk), caller.requestId());
        resources.add(disk);
        tasks.submit(FinishReplacement.class, disk, new FinishReplacement.Payload(instance.id, old.id, image.id));
        return disk;
    }

    private Image image(Caller caller, Instance instance, String imageId) {
        var image = images.find(caller, instance.regionId, imageId)
                .filter(Images::isUsable)
                .map(found -> images.hold(caller, found))
                .orElseThrow(() -> new ApiException("InvalidImageId.NotFound"));
        var type = types.find(instance.instanceType);
        check(type.isEmpty() || Images.fits(image, type.get()), "ImageNotSupportInstanceType");
        check(!instance.ioOptimized || image.supportsIoOptimized, "IoOptimized.NotSupported");
        check(
                image.productCode.isEmpty()
                        || quotas.maximum(caller.accountId(), instance.regionId, Quota.MARKETPLACE_IMAGES) > 0,
                "ImageNotSubscribed");
        check(imageDisks.of(image).size() == 1, "OperationDenied", "snapshot of the data disk");
        return image;
    }

    private static int size(@Nullable Integer given, Image image, Disk old) {
        if (given == null) {
            return Math.max(USUAL_GIB, image.sizeGib);
        }
        var largest = DiskCategory.of(old.category).orElseThrow().maxSystemGib();
        check(given <= largest, "InvalidSystemDiskSize.MoreThanMaxSize");
        check(given >= image.sizeGib, "InvalidSystemDiskSize.LessThanImageSize");
        return given;
    }

    /** Category, level and terms stay. */
    private Disk disk(Disk old, Image image, int sizeGib, boolean encrypted) {
        var disk = new Disk();
        disk.id = ids.next("d");
        disk.accountId = old.accountId;
        disk.regionId = old.regionId;
        disk.zoneId = old.zoneId;
        disk.type = old.type;
        disk.category = old.category;
        disk.performanceLevel = old.performanceLevel;
        disk.sizeGib = sizeGib;
        disk.name = old.name;
        disk.description = old.description;
        disk.imageId = image.id;
        disk.encrypted = encrypted || image.encrypted;
        disk.deleteWithInstance = true;
        disk.deleteAutoSnapshot = old.deleteAutoSnapshot;
        disk.enableAutoSnapshot = old.enableAutoSnapshot;
        disk.autoSnapshotPolicyId = old.autoSnapshotPolicyId;
        disk.chargeType = old.chargeType;
        disk.expiredAt = old.expiredAt;
        disk.resourceGroupId = old.resourceGroupId;
        disk.tags = old.tags;
        disk.createdAt = clock.now();
        return disk;
    }
}
