package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.snapshot.SnapshotStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot as DescribeSnapshots shows it, without its progress. The size of the disk is GiB, as text. */
public record SnapshotView(
        @Column("id") String snapshotId,
        @Column("name") String snapshotName,
        String description,
        @WireName("SnapshotSN") String snapshotSn,
        String snapshotLinkId,
        @Column("type") String snapshotType,
        String regionId,
        String status,
        boolean available,
        String category,
        String sourceDiskId,
        String sourceDiskType,
        String sourceDiskSize,
        @Always("disk") String sourceStorageType,
        @Nullable String sourceSnapshotId,
        @Nullable String sourceRegionId,
        String usage,
        boolean encrypted,
        @WireName("KMSKeyId") String kmsKeyId,
        boolean instantAccess,
        @Nullable Integer instantAccessRetentionDays,
        @Nullable Integer retentionDays,
        @Always String productCode,
        String resourceGroupId,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        @Column(value = "modified_at", time = Time.SECONDS) String lastModifiedTime,
        @ItemName("Tag") List<TagView> tags)
        implements SnapshotProgress.Subject {
    /** The condition that an image uses the snapshot. */
    public static final String IN_IMAGES = "exists (select from image_snapshot u where u.snapshot_id = snapshot.id)";

    /** The condition that a disk was made from the snapshot. */
    public static final String IN_DISKS = "exists (select from disk u where u.source_snapshot_id = snapshot.id)";

    public static final Listing<SnapshotView> SNAPSHOTS = Listing.of("snapshot", SnapshotView.class)
            .with("in_images", IN_IMAGES)
            .with("in_disks", IN_DISKS);

    static String snapshotSn(String id) {
        return id.substring(id.indexOf('-') + 1);
    }

    static String snapshotLinkId(String linkId) {
        return linkId;
    }

    static String status(SnapshotStatus status) {
        return status.wire();
    }

    static boolean available(SnapshotStatus status) {
        return status == SnapshotStatus.ACCOMPLISHED;
    }

    static String sourceDiskSize(int sourceDiskSizeGib) {
        return String.valueOf(sourceDiskSizeGib);
    }

    static String usage(boolean inImages, boolean inDisks) {
        return inImages ? (inDisks ? "image_disk" : "image") : (inDisks ? "disk" : "none");
    }
}
