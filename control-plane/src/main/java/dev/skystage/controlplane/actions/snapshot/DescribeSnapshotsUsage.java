package dev.skystage.controlplane.actions.snapshot;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshot.SnapshotLinks;
import jakarta.validation.constraints.NotBlank;

/** Tells how many snapshots the caller has in a region, and their size in bytes. */
@Action("004 §10.6")
record DescribeSnapshotsUsage(Regions regions, SnapshotLinks links) {
    record Request(@NotBlank String regionId) {}

    record Result(int snapshotCount, long snapshotSize) {}

    Result handle(Request request, Caller caller) {
        var usage = links.usage(
                caller.accountId(), regions.require(request.regionId()).id());
        return new Result(usage.snapshots(), usage.bytes());
    }
}
