package dev.skystage.controlplane.resources.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Releases single disks. Manual snapshots stay; automatic ones are deleted if the disk is set to that. */
@Component
public record DiskDeletions(
        Resources resources,
        Snapshots snapshots,
        SnapshotDeletions automatic,
        DiskLifecycle lifecycle,
        Quotas quotas,
        CloudClock clock) {
    /** Releases the caller's disk if it exists. */
    public void delete(Caller caller, String diskId) {
        resources.lockToDelete(Disk.class, caller, List.of(diskId)).forEach(disk -> delete(disk, caller.requestId()));
    }

    private void delete(Disk disk, String cause) {
        check(!disk.type.equals("system"), "DiskTypeViolation");
        check(disk.portable, "DiskNotPortable");
        DiskOperation.DELETE.check(disk, clock.now());
        check(!snapshots.isBeingMade(disk.id), "DiskCreatingSnapshot", "is not completed yet");
        automatic.deleteAutomaticOf(List.of(disk.id), cause);
        lifecycle.fire(disk, DiskEvent.DELETE, cause);
        lifecycle.fire(disk, DiskEvent.DELETED, cause);
        resources.remove(disk);
        quotas.give(disk.accountId, disk.regionId, Quota.DISKS, 1);
    }
}
