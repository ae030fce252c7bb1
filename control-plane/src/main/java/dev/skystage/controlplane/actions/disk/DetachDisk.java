package dev.skystage.controlplane.actions.disk;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.controlplane.resources.instance.DiskAttachments;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.persistence.disk.DiskStatus;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Detaches a portable disk from an instance, which takes a while; other instances keep a shared one. A second call
 * meanwhile conflicts with the first.
 */
@Action("004 §8.4")
record DetachDisk(Instances instances, Disks disks, DiskAttachments attachments) {
    /** DeleteWithInstance has no effect: a disk that is not attached is not deleted with any instance. */
    record Request(
            @NotBlank String instanceId,
            @NotBlank String diskId,
            @Nullable Boolean deleteWithInstance) {}

    void handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.DETACH_DISK);
        var disk = disks.lock(caller, request.diskId());
        check(disk.status() != DiskStatus.DETACHING, "InvalidOperation.Conflict");
        check(disk.portable, "DiskNotPortable");
        check(disk.instanceId == null || disk.instanceId.equals(instance.id), "DependencyViolation");
        DiskOperation.DETACH.check(disk, instances.clock().now());
        attachments.detach(disk, instance, caller.requestId());
    }
}
