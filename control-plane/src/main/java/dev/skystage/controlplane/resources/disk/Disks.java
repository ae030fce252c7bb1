package dev.skystage.controlplane.resources.disk;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds and locks the caller's disks. A disk that is being released counts as gone. */
@Component
public record Disks(Resources resources, CloudClock clock) {
    /** Locks the disk if the operation can be done to it; else refuses with the code that the action documents. */
    public Disk lock(Caller caller, String diskId, DiskOperation operation) {
        var disk = lock(caller, diskId);
        operation.check(disk, clock.now());
        return disk;
    }

    /** Locks the disk in any status. */
    public Disk lock(Caller caller, String diskId) {
        return present(resources.lock(Disk.class, caller, List.of(diskId))).stream()
                .findFirst()
                .orElseThrow(() -> Resources.notFound(Disk.class));
    }

    /** Locks those of the disks that exist, in the region if one is named, in the order of their ids. */
    public List<Disk> lockPresent(Caller caller, @Nullable String regionId, Collection<String> diskIds) {
        return present(resources.lock(Disk.class, caller, diskIds)).stream()
                .filter(disk -> regionId == null || disk.regionId.equals(regionId))
                .toList();
    }

    /** Says whether the locked disk is deleted with its instance; a shared one cannot be. */
    public void setDeleteWithInstance(Disk disk, boolean deleted) {
        check(!deleted || !disk.multiAttach, "DeleteWithInstance.Conflict");
        disk.deleteWithInstance = deleted;
    }

    private static List<Disk> present(List<Disk> disks) {
        return disks.stream()
                .filter(disk -> disk.status() != DiskStatus.DELETING)
                .toList();
    }
}
