package dev.skystage.controlplane.actions.disk;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TimeFilter;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskView;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.disk.DiskStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the caller's disks, newest first. All filters must match; a parameter without a value, or an empty list of ids,
 * does not filter. No status is hidden: a disk's row is removed in the transaction that releases the disk.
 */
@Action("004 §8.1")
record DescribeDisks(Pages pages, Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;
    private static final int MOST_RESULTS = 500;

    private static final Set<String> STATUSES = Stream.concat(
                    Stream.of("All"),
                    Arrays.stream(DiskStatus.values())
                            .filter(status -> status != DiskStatus.DELETING && status != DiskStatus.DELETED)
                            .map(DiskStatus::wire))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CATEGORIES = Stream.concat(
                    Stream.of("all", "ephemeral", "local_hdd_pro", "local_ssd_pro", "cloud_auto", "cloud_essd_entry"),
                    Arrays.stream(DiskCategory.values()).map(DiskCategory::wire))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> LOCK_REASONS =
            Set.of("financial", "security", "recycling", "dedicatedhostfinancial", "refunded");

    /** The reference writes DiskIds separated by commas, clients as a JSON array. */
    record Request(
            @NotBlank String regionId,
            @Nullable String zoneId,

            @ListText(value = ListText.Form.JSON_OR_COMMAS, max = 100, tooMany = "InvalidDiskIds.Malformed")
            @Refusal("InvalidParameter")
            @Nullable
            List<String> diskIds,

            @Nullable String instanceId,
            @Nullable String diskType,
            @Nullable String category,
            @Nullable String status,
            @Nullable String snapshotId,
            @Nullable String diskName,
            @Nullable Boolean encrypted,
            @Nullable Boolean portable,
            @Nullable Boolean deleteWithInstance,
            @Nullable Boolean deleteAutoSnapshot,
            @Nullable Boolean enableAutoSnapshot,
            @Nullable Boolean enableAutomatedSnapshotPolicy,
            @Nullable Boolean enableShared,
            @Nullable String autoSnapshotPolicyId,
            @Nullable String diskChargeType,
            @Nullable String lockReason,
            @Nullable String multiAttach,
            @Nullable String performanceLevel,
            @WireName("KMSKeyId") @Nullable String kmsKeyId,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable List<TimeFilter> filter,
            @Nullable List<String> additionalAttributes,
            @Flat TokenPageRequest page,
            @Nullable Boolean dryRun) {}

    record Result(
            @ItemName("Disk") List<DiskView> disks, @Flat TokenPageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegion.NotFound");
        var zoneId = request.zoneId();
        check(zoneId == null || region.has(zoneId), "InvalidZoneId.NotFound");
        checkChoices(request);
        var paging = request.page().upTo(MAX_PAGE_SIZE, MOST_RESULTS);
        var ids = request.diskIds();
        var filter = filter(request);
        var query = Query.of(caller, region.id())
                .ids(ids == null || ids.isEmpty() ? null : ids)
                .tags(request.tag())
                .where(filter)
                .by(request.instanceId() == null ? Query.Access.WALK : Query.Access.LOOKUP);
        if (filter.sql().isEmpty()) {
            query.counted("disk_count", new Filter());
        }
        var page = pages.read(DiskView.DISKS, query, paging);
        return new Result(page.rows(), TokenPageResult.of(page));
    }

    private static void checkChoices(Request request) {
        Choice.check(request.diskType(), Set.of("all", "system", "data"), "InvalidDiskType.ValueNotSupported");
        Choice.check(request.category(), CATEGORIES, "InvalidCategory.ValueNotSupported");
        Choice.check(request.status(), STATUSES, "InvalidStatus.ValueNotSupported");
        Choice.check(request.diskChargeType(), Set.of("PrePaid", "PostPaid"), "InvalidDiskChargeType.NotFound");
        Choice.checkParameter("MultiAttach", request.multiAttach(), Set.of("Disabled", "Enabled", "LegacyShared"));
        Choice.check(request.lockReason(), LOCK_REASONS, "InvalidLockReason.NotFound");
    }

    private static Filter filter(Request request) {
        var filter = new Filter()
                .equal("zone_id", request.zoneId())
                .equal("type", unlessAll(request.diskType()))
                .equal("category", unlessAll(request.category()))
                .equal("source_snapshot_id", request.snapshotId())
                .equal("name", request.diskName())
                .equal("portable", request.portable())
                .equal("delete_with_instance", request.deleteWithInstance())
                .equal("delete_auto_snapshot", request.deleteAutoSnapshot())
                .equal("enable_auto_snapshot", request.enableAutoSnapshot())
                .equal("charge_type", request.diskChargeType())
                .equal("auto_snapshot_policy_id", request.autoSnapshotPolicyId())
                .equal("kms_key_id", request.kmsKeyId())
                .equal("performance_level", request.performanceLevel())
                .equal("resource_group_id", request.resourceGroupId())
                .contains("locks", request.lockReason());
        var instanceId = request.instanceId();
        if (instanceId != null && !instanceId.isEmpty()) {
            filter.and(DiskView.OF_INSTANCE, instanceId, instanceId);
        }
        if ("LegacyShared".equals(request.multiAttach())) {
            filter.and("false"); // of the retired kind that CreateDisk cannot make any more
        } else if (request.multiAttach() != null) {
            filter.equal("multi_attach", request.multiAttach().equals("Enabled"));
        }
        var wanted = unlessAll(request.status());
        if (wanted != null) {
            filter.in(
                    "status",
                    Arrays.stream(DiskStatus.values())
                            .filter(status -> status.wire().equals(wanted))
                            .map(DiskStatus::name)
                            .toList());
        }
        if (Boolean.TRUE.equals(request.encrypted())) {
            filter.and("encrypted");
        }
        if (request.enableAutomatedSnapshotPolicy() != null) {
            filter.and("auto_snapshot_policy_id is " + (request.enableAutomatedSnapshotPolicy() ? "not null" : "null"));
        }
        TimeFilter.apply(request.filter(), filter);
        // before MultiAttach there was another kind of shared disks, which is no longer sold
        return Boolean.TRUE.equals(request.enableShared()) ? filter.and("false") : filter;
    }

    private static @Nullable String unlessAll(@Nullable String value) {
        return "all".equalsIgnoreCase(value) ? null : value;
    }
}
