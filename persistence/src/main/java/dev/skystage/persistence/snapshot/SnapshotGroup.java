package dev.skystage.persistence.snapshot;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Snapshots of several disks at one instant; each of them names its group. */
@Entity
@DynamicUpdate
public class SnapshotGroup extends Resource {
    public String name = "";
    public String description = "";

    /** The instance of the disks, if it was named. */
    public @Nullable String instanceId;
}
