package dev.skystage.controlplane.actions.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.instance.AttachedDisks;
import dev.skystage.controlplane.resources.instance.DiskSnapshots;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshot.Retention;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.snapshot.SnapshotGroup;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Begins snapshots of several ESSDs at one instant: all disks of an instance, some of them, or any of a zone. */
@Action("SDK wire shape: CreateSnapshotGroup")
record CreateSnapshotGroup(
        Regions regions, Resources resources, AttachedDisks disks, DiskRows rows, DiskSnapshots snapshots) {
    private static final int MOST_DISKS = 16;

    record Request(
            @NotBlank String regionId,
            @Nullable String instanceId,
            @Indexed(max = MOST_DISKS) @Nullable List<String> diskId,
            @Indexed(max = MOST_DISKS) @Nullable List<String> excludeDiskId,
            @Nullable String name,
            @Nullable String description,
            @Nullable Boolean instantAccess,
            @Nullable Integer instantAccessRetentionDays,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String snapshotGroupId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        check(Snapshots.isName(request.name()), "InvalidSnapshotName.Malformed");
        check(Texts.isDescription(request.description()), "InvalidDescription.Malformed");
        Retention.check("InstantAccessRetentionDays", request.instantAccessRetentionDays());
        var tags = Tags.given(request.tag());
        var pairs = disks.lock(caller, diskIds(request, caller));
        check(pairs.stream().allMatch(pair -> pair.disk().regionId.equals(region.id())), "InvalidDiskId.NotFound");
        var zones = pairs.stream().map(pair -> pair.disk().zoneId).distinct().count();
        check(zones == 1, "InvalidDiskId.ZoneMismatch");

        check(pairs.stream().allMatch(pair -> isForGroups(pair.disk().category)), "DiskCategory.OperationNotSupported");
        var group = resources.fresh(new SnapshotGroup(), caller.accountId(), region.id());
        group.name = orEmpty(request.name());
        group.description = orEmpty(request.description());
        group.instanceId = request.instanceId();
        group.resourceGroupId = orEmpty(request.resourceGroupId());
        group.tags = tags;
        resources.add(group);
        var plan = new SnapshotPlan(
                "user",
                group.name,
                group.description,
                null,
                Boolean.TRUE.equals(request.instantAccess()),
                request.instantAccessRetentionDays(),
                null,
                group.id,
                group.resourceGroupId,
                tags);
        snapshots.begin(pairs, plan, caller.requestId());
        return new Result(group.id);
    }

    private static boolean isForGroups(String category) {
        return DiskCategory.of(category)
                .filter(DiskCategory::isForSnapshotGroups)
                .isPresent();
    }

    /**
     * The named disks, which must be the instance's if one is named; otherwise all of the instance but the excluded
     * ones.
     */
    private List<String> diskIds(Request request, Caller caller) {
        var named = request.diskId() == null ? List.<String>of() : request.diskId();
        var excluded = request.excludeDiskId() == null ? List.<String>of() : request.excludeDiskId();
        check(named.isEmpty() || excluded.isEmpty(), "InvalidParameter.Conflict");
        var instanceId = request.instanceId();
        if (instanceId == null || instanceId.isEmpty()) {
            check(!named.isEmpty(), "MissingParameter", "InstanceId");
            return named;
        }
        check(resources.find(Instance.class, caller, instanceId).isPresent(), "InvalidInstanceId.NotFound");
        var all = rows.cloudDisksOf(caller.accountId(), instanceId);
        check(all.containsAll(named) && all.containsAll(excluded), "InvalidDiskId.NotFound");
        var wanted = named.isEmpty()
                ? all.stream().filter(id -> !excluded.contains(id)).toList()
                : named;
        checkParameter(!wanted.isEmpty(), "ExcludeDiskId");
        return wanted;
    }
}
