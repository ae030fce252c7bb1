package dev.skystage.persistence.snapshotpolicy;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** When snapshots are made of the disks that have the policy, and how long they are kept. */
@Entity
@DynamicUpdate
public class AutoSnapshotPolicy extends Resource {
    public String name = "";

    /**
     * For policies of the old kind, which work in all regions: the type of their disks, "system" or "data". Null for
     * others.
     */
    public @Nullable String diskType;

    /** Hours of the day, "0" to "23", in the time zone of the vendor, eight hours ahead of UTC. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> timePoints;

    /** Days of the week, "1" (Monday) to "7". */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> repeatWeekdays;

    /** Days; -1 for ever. */
    public int retentionDays;

    /** For policies of the old kind: whether the snapshot of a Sunday is kept for a week. */
    public boolean keepsLastWeek;

    public boolean enableCrossRegionCopy;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> targetCopyRegions = List.of();

    /** Days; -1 for ever. */
    public int copiedSnapshotsRetentionDays = -1;

    /** When it makes snapshots next; null while it is switched off. */
    public @Nullable Instant nextAt;
}
