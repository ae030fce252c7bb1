package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.NetworkTag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.snapshot.SnapshotStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of snapshots as DescribeSnapshotGroups shows it, without its snapshots. */
public record SnapshotGroupView(
        @Column("id") String snapshotGroupId,
        String name,
        String description,
        String instanceId,
        String status,
        String progressStatus,
        String resourceGroupId,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        @ItemName("Tag") List<NetworkTag> tags) {
    private static final String SOME =
            "exists (select from snapshot s where s.group_id = snapshot_group.id and s.status = ";

    /** The status of a group: the worst that one of its snapshots has. */
    public static final String STATUS = "case when " + SOME + "'FAILED') then 'failed' when " + SOME
            + "'PROGRESSING') then 'progressing'" + " else 'accomplished' end";

    public static final Listing<SnapshotGroupView> GROUPS = Listing.of("snapshot_group", SnapshotGroupView.class)
            .with("status", STATUS)
            .with("progress_status", STATUS);

    /** One of its snapshots, without its progress. */
    public record Member(
            @Column("id") String snapshotId,
            String groupId,
            String status,
            String sourceDiskId,
            String sourceDiskType,
            boolean available,
            boolean instantAccess,
            @Nullable Integer instantAccessRetentionDays,
            @ItemName("Tag") List<TagView> tags)
            implements SnapshotProgress.Subject {
        public static final Listing<Member> MEMBERS = Listing.of("snapshot", Member.class);

        static String status(SnapshotStatus status) {
            return status.wire();
        }

        static boolean available(SnapshotStatus status) {
            return status == SnapshotStatus.ACCOMPLISHED;
        }
    }
}
