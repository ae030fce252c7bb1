package dev.skystage.controlplane.actions.disk;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.AttachedDisks;
import dev.skystage.controlplane.resources.instance.DiskChanges;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Changes the category of a disk, the level of an ESSD, or the provisioned operations of an AutoPL disk, which takes a
 * while.
 */
@Action("public doc: ModifyDiskSpec")
record ModifyDiskSpec(AttachedDisks disks, DiskChanges changes) {
    record Request(
            @NotBlank String diskId,
            @Nullable String diskCategory,
            @Nullable String performanceLevel,
            @Nullable Long provisionedIops,
            @Nullable Boolean dryRun) {}

    record Result(String taskId, @Nullable String orderId) {}

    Result handle(Request request, Caller caller) {
        var change = changes.changeSpec(
                disks.lock(caller, request.diskId()),
                request.diskCategory(),
                request.performanceLevel(),
                request.provisionedIops());
        return new Result(change.taskId(), change.orderId());
    }
}
