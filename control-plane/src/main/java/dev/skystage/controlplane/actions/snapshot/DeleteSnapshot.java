package dev.skystage.controlplane.actions.snapshot;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.snapshot.SnapshotDeletions;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a snapshot, or cancels its creation. The reference says two things about unknown ids; the newer text, which
 * has a code for them, counts.
 */
@Action("public doc: DeleteSnapshot")
record DeleteSnapshot(SnapshotDeletions deletions) {
    record Request(@NotBlank String snapshotId, @Nullable Boolean force) {}

    void handle(Request request, Caller caller) {
        deletions.delete(caller, request.snapshotId(), Boolean.TRUE.equals(request.force()));
    }
}
