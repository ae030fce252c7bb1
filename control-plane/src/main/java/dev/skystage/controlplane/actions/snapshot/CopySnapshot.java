package dev.skystage.controlplane.actions.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshot.NewSnapshots;
import dev.skystage.controlplane.resources.snapshot.Retention;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies a snapshot to another region, where it joins the chain of its disk. */
@Action("SDK wire shape: CopySnapshot")
record CopySnapshot(Regions regions, Snapshots snapshots, NewSnapshots fresh) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String snapshotId,
            @NotBlank String destinationRegionId,
            @Nullable String destinationSnapshotName,
            @Nullable String destinationSnapshotDescription,
            @Nullable Integer retentionDays,
            @Nullable Boolean encrypted,
            @WireName("KMSKeyId") @Nullable String kmsKeyId,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String snapshotId) {}

    Result handle(Request request, Caller caller) {
        var from = regions.require(request.regionId());
        var to = regions.require(request.destinationRegionId());
        if (to.id().equals(from.id())) {
            throw ApiException.invalid("DestinationRegionId");
        }
        check(Snapshots.isName(request.destinationSnapshotName()), "InvalidSnapshotName.Malformed");
        check(Texts.isDescription(request.destinationSnapshotDescription()), "InvalidDescription.Malformed");
        Retention.check(request.retentionDays());
        // this cloud has no KMS, so no key exists
        check(orEmpty(request.kmsKeyId()).isEmpty(), "InvalidParameter.KMSKeyId.NotFound");
        var tags = Tags.given(request.tag());
        var original = snapshots.hold(caller, from.id(), request.snapshotId());
        check(Snapshots.isReady(original), "InvalidSnapshotId.NotReady");
        var plan = new SnapshotPlan(
                "user",
                orEmpty(request.destinationSnapshotName()),
                orEmpty(request.destinationSnapshotDescription()),
                request.retentionDays(),
                false,
                null,
                null,
                null,
                orEmpty(request.resourceGroupId()),
                tags);
        var encrypted = original.encrypted || Boolean.TRUE.equals(request.encrypted());
        return new Result(fresh.copy(original, to.id(), encrypted, plan, caller.requestId()).id);
    }
}
