package dev.skystage.controlplane.actions.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.snapshot.Retention;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes name, description and retention of a snapshot. An empty name or description keeps the old one. */
@Action("public doc: ModifySnapshotAttribute")
record ModifySnapshotAttribute(Resources resources, CloudClock clock) {
    /** RetentionDays counts from the creation of the snapshot. */
    record Request(
            @NotBlank String snapshotId,
            @Nullable String snapshotName,
            @Nullable String description,
            @Nullable Integer retentionDays,
            @Nullable Boolean disableInstantAccess) {}

    void handle(Request request, Caller caller) {
        var name = request.snapshotName();
        var description = request.description();
        var days = request.retentionDays();
        var named = name != null && !name.isEmpty();
        var described = description != null && !description.isEmpty();
        check(named || described || days != null || request.disableInstantAccess() != null, "NoAttributeToModify");
        check(Snapshots.isName(name), "InvalidSnapshotName.Malformed");
        check(Texts.isDescription(description), "InvalidDescription.Malformed");
        Retention.check(days);
        var snapshot = resources.lock(Snapshot.class, caller, request.snapshotId());
        if (name != null && named) {
            snapshot.name = name;
        }
        if (description != null && described) {
            snapshot.description = description;
        }
        if (days != null) {
            Retention.apply(snapshot, days);
        }
        if (Boolean.TRUE.equals(request.disableInstantAccess())) {
            snapshot.instantAccess = false;
            snapshot.instantAccessRetentionDays = null;
        }
        snapshot.modifiedAt = clock.now();
    }
}
