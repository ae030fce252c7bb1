package dev.skystage.persistence.disk;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A system or data disk. Sizes are GiB. */
@Entity
@DynamicUpdate
public class Disk extends Resource implements Stateful<DiskStatus> {
    public String zoneId;

    /** The instance that it is attached to; null while it is shared. */
    public @Nullable String instanceId;

    /** Whether several instances can share it; which they are is in {@link DiskAttachmentRows}. */
    public boolean multiAttach;

    public String type;
    public String category;
    public @Nullable String performanceLevel;
    public int sizeGib;
    public String name = "";
    public String description = "";
    public @Nullable String imageId;
    public @Nullable String sourceSnapshotId;
    public @Nullable String device;
    public boolean encrypted;
    public @Nullable String kmsKeyId;
    public boolean portable;
    public boolean burstingEnabled;

    /** I/O operations per second that were bought in addition to those that its size gives. */
    public @Nullable Long provisionedIops;

    /** The automatic snapshot policy that is applied to it. */
    public @Nullable String autoSnapshotPolicyId;

    public boolean deleteWithInstance;
    public boolean deleteAutoSnapshot = true;
    public boolean enableAutoSnapshot;
    public String chargeType;
    public @Nullable Instant expiredAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> locks = List.of();

    public @Nullable Instant attachedAt;
    public @Nullable Instant detachedAt;

    @Enumerated(EnumType.STRING)
    private DiskStatus status = DiskStatus.INITIAL;

    /** Whether it is, or can now be, shared; a replica of the version before attaches it to one instance alone. */
    public boolean isShared() {
        return multiAttach && instanceId == null;
    }

    @Override
    public DiskStatus status() {
        return status;
    }

    @Override
    public void become(DiskStatus next) {
        status = next;
    }
}
