package dev.skystage.controlplane.actions.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshot.SnapshotLinkView;
import dev.skystage.controlplane.resources.snapshot.SnapshotLinks;
import dev.skystage.persistence.disk.DiskRows;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the chains of snapshots of the caller's disks, newest disks first. All filters must match; an empty list of ids
 * matches nothing.
 */
@Action("004 §10.4")
record DescribeSnapshotLinks(Pages pages, Regions regions) {
    private static final int MAX_PAGE_SIZE = 50;
    private static final int MOST_RESULTS = 100;

    /** Older pages use the id of the disk as the id of its chain; both are taken. */
    record Request(
            @NotBlank String regionId,
            @Nullable String instanceId,

            @ListText(max = 100) @Refusal("InvalidDiskIds") @Nullable
            List<String> diskIds,

            @ListText(max = 100) @Refusal("InvalidSnapshotLinkIds") @Nullable
            List<String> snapshotLinkIds,

            @Flat TokenPageRequest page) {}

    record Result(
            String regionId,
            @ItemName("SnapshotLink") List<SnapshotLinkView> snapshotLinks,
            @Flat TokenPageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegionId");
        var links = request.snapshotLinkIds();
        if (links != null) {
            check(links.stream().allMatch(DescribeSnapshotLinks::isId), "InvalidSnapshotLinkIds");
        }
        var disks = request.diskIds();
        check(disks == null || disks.stream().allMatch(DescribeSnapshotLinks::isId), "InvalidDiskIds");
        var filter = new Filter().in("source_disk_id", disks);
        var instanceId = request.instanceId();
        if (instanceId != null && !instanceId.isEmpty()) {
            filter.and("source_disk_id in (" + DiskRows.IDS_OF + ")", instanceId, instanceId);
        }
        var query = Query.of(caller, region.id())
                .ids(
                        links == null
                                ? null
                                : links.stream().map(SnapshotLinks::idOf).toList())
                .where(filter);
        var page = pages.read(SnapshotLinkView.LINKS, query, request.page().upTo(MAX_PAGE_SIZE, MOST_RESULTS));
        return new Result(region.id(), page.rows(), TokenPageResult.of(page));
    }

    private static boolean isId(String text) {
        return text.contains("-");
    }
}
