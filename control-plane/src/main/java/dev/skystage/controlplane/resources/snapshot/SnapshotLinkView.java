package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;

/**
 * A chain of snapshots. Its disk and the disk's instance are shown as long as they exist.
 *
 * @param sourceDiskSize GiB
 * @param totalSize bytes
 */
public record SnapshotLinkView(
        @Column("id") String snapshotLinkId,
        String regionId,
        String sourceDiskId,
        String sourceDiskName,
        @Column("source_disk_size_gib") int sourceDiskSize,
        String sourceDiskType,
        String instanceId,
        String instanceName,
        String category,
        boolean instantAccess,
        @Column("snapshots") int totalCount,
        @Column("bytes") long totalSize) {
    private static final String DISK = " from disk d where d.id = snapshot_link.source_disk_id";

    public static final Listing<SnapshotLinkView> LINKS = Listing.of("snapshot_link", SnapshotLinkView.class)
            .with("source_disk_name", "select d.name" + DISK)
            .with("instance_id", "select d.instance_id" + DISK)
            .with("instance_name", "select i.name from instance i where i.id = (select d.instance_id" + DISK + ")")
            .with(
                    "instant_access",
                    "select coalesce(bool_or(s.instant_access), false) from snapshot s"
                            + " where s.link_id = snapshot_link.id and s.region_id = snapshot_link.region_id");
}
