package dev.skystage.persistence.snapshot;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The content of a disk at an instant. It may be kept longer than the disk, so it has a copy of what must be known of
 * the disk. The snapshots of a disk are a chain, in the order of the bytes written to the disk; how much each adds
 * follows from that.
 */
@Entity
@DynamicUpdate
public class Snapshot extends Resource implements Stateful<SnapshotStatus> {
    public String linkId;
    public String sourceDiskId;

    /** "system" or "data". */
    public String sourceDiskType;

    public int sourceDiskSizeGib;

    /** The image that the disk was made from. */
    public @Nullable String imageId;

    public String name = "";
    public String description = "";

    /** "user", or "auto" for those that a policy makes. */
    public String type;

    public String category = "standard";
    public boolean encrypted;
    public @Nullable String kmsKeyId;
    public boolean instantAccess;
    public @Nullable Integer instantAccessRetentionDays;

    /** Null keeps it until somebody deletes it. */
    public @Nullable Integer retentionDays;

    public @Nullable Instant expiresAt;
    public @Nullable String policyId;
    public @Nullable String groupId;

    /** What a copy was copied from. */
    public @Nullable String sourceSnapshotId;

    public @Nullable String sourceRegionId;

    /** Bytes of data on the disk: the size that the snapshot would have without the others of its chain. */
    public long dataBytes;

    /** Bytes ever written to the disk, overwritten ones included: its place in the chain. */
    public long writtenBytes;

    public Instant modifiedAt;

    @Enumerated(EnumType.STRING)
    private SnapshotStatus status = SnapshotStatus.INITIAL;

    @Override
    public SnapshotStatus status() {
        return status;
    }

    @Override
    public void become(SnapshotStatus next) {
        status = next;
    }
}
