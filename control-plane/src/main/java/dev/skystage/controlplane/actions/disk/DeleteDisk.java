package dev.skystage.controlplane.actions.disk;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.snapshot.DiskDeletions;
import jakarta.validation.constraints.NotBlank;

/** Releases a data disk that is not attached. A disk that does not exist is no error. */
@Action("public doc: DeleteDisk")
record DeleteDisk(DiskDeletions deletions) {
    record Request(@NotBlank String diskId) {}

    void handle(Request request, Caller caller) {
        deletions.delete(caller, request.diskId());
    }
}
