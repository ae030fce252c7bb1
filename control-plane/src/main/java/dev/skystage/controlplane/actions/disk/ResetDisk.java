package dev.skystage.controlplane.actions.disk;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.AttachedDisks;
import dev.skystage.controlplane.resources.instance.DiskInits;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Rolls a disk of a stopped instance back to one of its own snapshots. */
@Action("004 §8.8")
record ResetDisk(AttachedDisks disks, Snapshots snapshots, DiskInits inits) {
    record Request(
            @NotBlank String diskId,
            @NotBlank String snapshotId,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        var pair = disks.lock(caller, request.diskId());
        var snapshot = snapshots.hold(caller, pair.disk().regionId, request.snapshotId());
        inits.reset(pair, snapshot, caller.requestId());
    }
}
