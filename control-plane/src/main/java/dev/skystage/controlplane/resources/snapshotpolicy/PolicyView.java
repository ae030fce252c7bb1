package dev.skystage.controlplane.resources.snapshotpolicy;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An automatic snapshot policy as DescribeAutoSnapshotPolicyEx shows it. Its lists are texts in JSON, as clients read
 * them.
 */
public record PolicyView(
        @Column("id") String autoSnapshotPolicyId,
        @Column("name") String autoSnapshotPolicyName,
        String regionId,
        String timePoints,
        String repeatWeekdays,
        int retentionDays,
        @Always("Normal") String status,
        @Always("Custom") String type,
        int diskNums,
        @Always int volumeNums,
        boolean enableCrossRegionCopy,
        String targetCopyRegions,
        int copiedSnapshotsRetentionDays,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        String resourceGroupId,
        @ItemName("Tag") List<TagView> tags) {
    public static final Listing<PolicyView> POLICIES = Listing.of("auto_snapshot_policy", PolicyView.class)
            .with(
                    "disk_nums",
                    "select count(*)::int from disk d where d.auto_snapshot_policy_id = auto_snapshot_policy.id");

    static String timePoints(List<String> timePoints) {
        return json(timePoints);
    }

    static String repeatWeekdays(List<String> repeatWeekdays) {
        return json(repeatWeekdays);
    }

    static String targetCopyRegions(List<String> targetCopyRegions) {
        return json(targetCopyRegions);
    }

    private static String json(List<String> texts) {
        return texts.stream()
                .collect(Collectors.joining("\",\"", texts.isEmpty() ? "[" : "[\"", texts.isEmpty() ? "]" : "\"]"));
    }
}
