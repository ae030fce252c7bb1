package dev.skystage.controlplane.actions.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.instance.AttachedDisks;
import dev.skystage.controlplane.resources.instance.DiskSnapshots;
import dev.skystage.controlplane.resources.snapshot.Retention;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Begins a manual snapshot of a disk, which is kept until somebody deletes it or its retention ends. */
@Action("004 §10.2")
record CreateSnapshot(AttachedDisks disks, DiskSnapshots snapshots) {
    private static final Set<String> CATEGORIES = Set.of("standard", "flash", "Standard", "Flash");

    /** Every snapshot can be used as soon as it is complete, so instant access has no further effect. */
    record Request(
            @NotBlank String diskId,
            @Nullable String snapshotName,
            @Nullable String description,
            @Nullable Integer retentionDays,
            @Nullable String category,
            @Nullable Boolean instantAccess,
            @Nullable Integer instantAccessRetentionDays,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String snapshotId) {}

    Result handle(Request request, Caller caller) {
        check(Snapshots.isName(request.snapshotName()), "InvalidSnapshotName.Malformed");
        check(Texts.isDescription(request.description()), "InvalidDescription.Malformed");
        Choice.checkParameter("Category", request.category(), CATEGORIES);
        Retention.check(request.retentionDays());
        Retention.check("InstantAccessRetentionDays", request.instantAccessRetentionDays());
        var plan = new SnapshotPlan(
                "user",
                orEmpty(request.snapshotName()),
                orEmpty(request.description()),
                request.retentionDays(),
                Boolean.TRUE.equals(request.instantAccess()),
                request.instantAccessRetentionDays(),
                null,
                null,
                orEmpty(request.resourceGroupId()),
                Tags.given(request.tag()));
        var pair = disks.lock(caller, request.diskId());
        return new Result(
                snapshots.begin(List.of(pair), plan, caller.requestId()).getFirst().id);
    }
}
