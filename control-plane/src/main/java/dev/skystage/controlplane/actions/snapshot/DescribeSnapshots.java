package dev.skystage.controlplane.actions.snapshot;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TimeFilter;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshot.SnapshotProgress;
import dev.skystage.controlplane.resources.snapshot.SnapshotView;
import dev.skystage.persistence.disk.DiskRows;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the caller's snapshots, newest first. All filters must match; a parameter without a value does not filter. */
@Action("004 §10.1")
record DescribeSnapshots(Pages pages, Regions regions, SnapshotProgress progress) {
    private static final int MAX_PAGE_SIZE = 100;

    /** The reference of 2019 takes ten ids; today's pages take a hundred, and the CSI driver uses that. */
    record Request(
            @NotBlank String regionId,
            @Nullable String instanceId,
            @Nullable String diskId,
            @Nullable String snapshotLinkId,

            @ListText(max = 100, tooMany = "InvalidSnapshotIds.Malformed") @Nullable
            List<String> snapshotIds,

            @Nullable String snapshotName,
            @Nullable String status,
            @Nullable String snapshotType,
            @Nullable String sourceDiskType,
            @Nullable String usage,
            @Nullable String category,
            @Nullable Boolean encrypted,
            @WireName("KMSKeyId") @Nullable String kmsKeyId,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable List<TimeFilter> filter,
            @Flat TokenPageRequest page,
            @Nullable Boolean dryRun) {}

    record Result(
            @ItemName("Snapshot") List<Item> snapshots,
            @Flat TokenPageResult page) {}

    record Item(@Flat SnapshotView snapshot, @Flat SnapshotProgress.Shown progress) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.check(
                request.status(), Set.of("progressing", "accomplished", "failed", "all"), "InvalidStatus.NotFound");
        Choice.check(request.snapshotType(), Set.of("auto", "user", "all"), "InvalidSnapshotType.NotFound");
        Choice.check(request.usage(), Set.of("image", "disk", "image_disk", "none"), "InvalidUsage");
        Choice.check(lower(request.sourceDiskType()), Set.of("system", "data"), "InvalidSourceDiskType");
        var ids = request.snapshotIds();
        var filter = filter(request);
        var query = Query.of(caller, region.id())
                .ids(ids == null || ids.isEmpty() ? null : ids)
                .within("source_disk_id", request.diskId())
                .tags(request.tag())
                .where(filter);
        var disk = request.diskId();
        if (filter.sql().isEmpty() && (disk == null || disk.isEmpty())) {
            query.counted("snapshot_count", new Filter());
        }
        var page = pages.read(SnapshotView.SNAPSHOTS, query, request.page().upTo(MAX_PAGE_SIZE));
        var shown = progress.of(page.rows());
        return new Result(
                page.rows().stream()
                        .map(snapshot -> new Item(snapshot, shown.apply(snapshot)))
                        .toList(),
                TokenPageResult.of(page));
    }

    private static Filter filter(Request request) {
        var filter = new Filter()
                .equal("link_id", request.snapshotLinkId())
                .equal("name", request.snapshotName())
                .equal("status", status(request.status()))
                .equal("type", unlessAll(request.snapshotType()))
                .equal("source_disk_type", lower(request.sourceDiskType()))
                .equal("category", lower(request.category()))
                .equal("kms_key_id", request.kmsKeyId())
                .equal("resource_group_id", request.resourceGroupId());
        var instanceId = request.instanceId();
        if (instanceId != null && !instanceId.isEmpty()) {
            filter.and("source_disk_id in (" + DiskRows.IDS_OF + ")", instanceId, instanceId);
        }
        if (Boolean.TRUE.equals(request.encrypted())) {
            filter.and("encrypted");
        }
        var usage = request.usage();
        if (usage != null && !usage.isEmpty()) {
            filter.and((usage.startsWith("image") ? "" : "not ") + SnapshotView.IN_IMAGES)
                    .and((usage.endsWith("disk") ? "" : "not ") + SnapshotView.IN_DISKS);
        }
        TimeFilter.apply(request.filter(), filter);
        return filter;
    }

    private static @Nullable String lower(@Nullable String value) {
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }

    /** The name of the status in the table. */
    private static @Nullable String status(@Nullable String wire) {
        var status = unlessAll(wire);
        return status == null ? null : status.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String unlessAll(@Nullable String value) {
        return value == null || value.equals("all") ? null : value;
    }
}
