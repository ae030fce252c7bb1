package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.task.Tasks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Replaces system disks of locked, stopped instances. Meanwhile the old disk is ReIniting, so that the instance cannot
 * be started, and the new one is Creating and belongs to no instance.
 */
@Component
public record SystemDisks(
        Resources resources,
        Disks disks,
        DiskRows rows,
        DiskLifecycle lifecycle,
        Snapshots snapshots,
        ReplacementImages images,
        Tasks tasks) {
    private static final int USUAL_GIB = 40;
    public static final int SMALLEST_GIB = 20;

    /** Begins the replacement; returns the new disk. */
    public Disk replace(Caller caller, Instance instance, String imageId, @Nullable Integer size, boolean encrypted) {
        var old = disks.lock(caller, rows.systemDiskOf(instance.id), DiskOperation.REPLACE);
        check(!snapshots.isBeingMade(old.id), "DiskCreatingSnapshot");
        var image = images.hold(caller, instance, imageId);
        var disk = disk(old, image, size(size, image, old), encrypted);
        lifecycle.fire(old, DiskEvent.RE_INIT, caller.requestId());
        lifecycle.begin(List.of(disk), caller.requestId());
        resources.add(disk);
        tasks.submit(FinishReplacement.class, disk, new FinishReplacement.Payload(instance.id, old.id, image.id));
        return disk;
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

    /** Keeps everything that neither the image nor the request determines. */
    private Disk disk(Disk old, Image image, int sizeGib, boolean encrypted) {
        var disk = resources.fresh(new Disk(), old.accountId, old.regionId);
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
        return disk;
    }
}
