package dev.skystage.controlplane.actions.snapshot;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.snapshot.SnapshotDeletions;
import dev.skystage.persistence.snapshot.SnapshotGroup;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/**
 * Deletes a group with its snapshots, also those that disks were made from. Snapshots that images use stay, as the
 * answer says; they are then like any others.
 */
@Action("SDK wire shape: DeleteSnapshotGroup")
record DeleteSnapshotGroup(Resources resources, SnapshotDeletions deletions) {
    record Request(@NotBlank String regionId, @NotBlank String snapshotGroupId) {}

    record Result(@ItemName("OperationProgress") List<Progress> operationProgressSet) {}

    record Progress(
            String operationStatus,
            String errorCode,
            String errorMsg,
            @ItemName("RelatedItem") List<Item> relatedItemSet) {
        static Progress of(String snapshotId, boolean deleted) {
            return new Progress(
                    deleted ? "Success" : "Failed",
                    deleted ? "" : SnapshotDeletions.refusalOfUsed(),
                    deleted ? "" : "The snapshot has been used to create user defined image(s).",
                    List.of(new Item("SnapshotId", snapshotId)));
        }
    }

    record Item(String name, String value) {}

    Result handle(Request request, Caller caller) {
        var group = resources.lockToDelete(SnapshotGroup.class, caller, request.regionId(), request.snapshotGroupId());
        var deleted = deletions.deleteOf(group.id, caller.requestId());
        resources.remove(group);
        return new Result(deleted.entrySet().stream()
                .map(entry -> Progress.of(entry.getKey(), entry.getValue()))
                .toList());
    }
}
