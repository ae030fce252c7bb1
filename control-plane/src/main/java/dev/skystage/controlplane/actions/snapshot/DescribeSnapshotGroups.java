package dev.skystage.controlplane.actions.snapshot;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshot.SnapshotGroupView;
import dev.skystage.controlplane.resources.snapshot.SnapshotProgress;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the caller's groups of snapshots, newest first, each with its snapshots. */
@Action("SDK wire shape: DescribeSnapshotGroups")
record DescribeSnapshotGroups(Pages pages, Regions regions, SnapshotProgress progress) {
    private static final int MAX_PAGE_SIZE = 100;
    private static final int PAGE_SIZE = 10;
    private static final Set<String> STATUSES = Set.of("progressing", "accomplished", "failed");

    record Request(
            @NotBlank String regionId,
            @Indexed(max = 10) @Nullable List<String> snapshotGroupId,
            @Nullable String instanceId,
            @Nullable String name,
            @Indexed(max = 3) @Nullable List<String> status,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record Result(@ItemName("SnapshotGroup") List<Group> snapshotGroups, String nextToken) {}

    record Group(
            @Flat SnapshotGroupView group,
            @ItemName("Snapshot") List<Member> snapshots) {}

    record Member(
            String snapshotId,
            String sourceDiskId,
            String sourceDiskType,
            String progress,
            boolean available,
            boolean instantAccess,
            @Nullable Integer instantAccessRetentionDays,
            @ItemName("Tag") List<TagView> tags) {
        static Member of(SnapshotGroupView.Member snapshot, SnapshotProgress.Shown shown) {
            return new Member(
                    snapshot.snapshotId(),
                    snapshot.sourceDiskId(),
                    snapshot.sourceDiskType(),
                    shown.progress(),
                    snapshot.available(),
                    snapshot.instantAccess(),
                    snapshot.instantAccessRetentionDays(),
                    snapshot.tags());
        }
    }

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var statuses = request.status();
        checkParameter(statuses == null || STATUSES.containsAll(statuses), "Status");
        var paging = Paging.of(
                null,
                null,
                request.maxResults() == null ? Integer.valueOf(PAGE_SIZE) : request.maxResults(),
                request.nextToken(),
                MAX_PAGE_SIZE);
        var query = Query.of(caller, region.id())
                .ids(request.snapshotGroupId())
                .tags(request.tag())
                .where(new Filter()
                        .equal("instance_id", request.instanceId())
                        .equal("name", request.name())
                        .equal("resource_group_id", request.resourceGroupId())
                        .in("(" + SnapshotGroupView.STATUS + ")", statuses));
        var page = pages.read(SnapshotGroupView.GROUPS, query, paging);
        var members = members(
                page.rows().stream().map(SnapshotGroupView::snapshotGroupId).toList());
        return new Result(
                page.rows().stream()
                        .map(group -> new Group(group, members.getOrDefault(group.snapshotGroupId(), List.of())))
                        .toList(),
                page.nextToken());
    }

    private Map<String, List<Member>> members(List<String> groupIds) {
        if (groupIds.isEmpty()) {
            return Map.of();
        }
        var all = pages.all(SnapshotGroupView.Member.MEMBERS, new Filter().in("group_id", groupIds));
        var shown = progress.of(all);
        return all.stream()
                .collect(Collectors.groupingBy(
                        SnapshotGroupView.Member::groupId,
                        Collectors.mapping(
                                snapshot -> Member.of(snapshot, shown.apply(snapshot)), Collectors.toList())));
    }
}
