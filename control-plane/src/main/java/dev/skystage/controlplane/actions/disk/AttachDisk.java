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
 * Attaches a data disk to an instance of the same zone, or a shared one to one more instance. A call for a disk that is
 * being detached succeeds without effect, as clients know it: they see Detaching and call again.
 */
@Action("004 §8.2")
record AttachDisk(Instances instances, Disks disks, DiskAttachments attachments) {
    record Request(
            @NotBlank String instanceId,
            @NotBlank String diskId,
            @Nullable String device,
            @Nullable Boolean deleteWithInstance,
            @Nullable Boolean bootable) {}

    void handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.ATTACH_DISK);
        var disk = disks.lock(caller, request.diskId());
        if (disk.status() == DiskStatus.DETACHING) {
            return;
        }
        check(!Boolean.TRUE.equals(request.bootable()), "DiskId.ValueNotSupported");
        check(disk.portable, "DiskNotPortable");
        var operation = disk.isShared() ? DiskOperation.SHARE : DiskOperation.ATTACH;
        operation.check(disk, instances.clock().now());
        disks.setDeleteWithInstance(disk, Boolean.TRUE.equals(request.deleteWithInstance()));
        attachments.attach(disk, instance, request.device(), caller.requestId());
    }
}
