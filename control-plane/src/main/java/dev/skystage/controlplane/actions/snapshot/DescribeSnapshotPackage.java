package dev.skystage.controlplane.actions.snapshot;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Lists the storage plans that the caller has bought for snapshots: none, because this cloud does not sell any. */
@Action("004 §10.7")
record DescribeSnapshotPackage(Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;

    record Request(@NotBlank String regionId, @Flat PageRequest page) {}

    record Result(
            @ItemName("SnapshotPackage") List<SnapshotPackage> snapshotPackages,
            @Flat PageResult page) {}

    record SnapshotPackage(String displayName, String startTime, String endTime, long initCapacity) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var none = request.page().upTo(MAX_PAGE_SIZE).cut(List.<SnapshotPackage>of(), SnapshotPackage::displayName);
        return new Result(none.rows(), PageResult.of(none));
    }
}
