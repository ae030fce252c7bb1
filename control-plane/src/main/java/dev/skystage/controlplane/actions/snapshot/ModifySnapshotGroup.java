package dev.skystage.controlplane.actions.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.snapshot.SnapshotGroup;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes name and description of a group of snapshots; absent ones stay. */
@Action("SDK wire shape: ModifySnapshotGroup")
record ModifySnapshotGroup(Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String snapshotGroupId,
            @Nullable String name,
            @KeepEmpty @Nullable String description) {}

    void handle(Request request, Caller caller) {
        check(Snapshots.isName(request.name()), "InvalidSnapshotName.Malformed");
        check(Texts.isDescription(request.description()), "InvalidDescription.Malformed");
        check(request.name() != null || request.description() != null, "NoAttributeToModify");
        var group = resources.lock(SnapshotGroup.class, caller, request.regionId(), request.snapshotGroupId());
        group.name = request.name() == null ? group.name : request.name();
        group.description = request.description() == null ? group.description : request.description();
    }
}
