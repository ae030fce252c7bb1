package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.persistence.snapshot.SnapshotStatus;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the caller's snapshots, and tells whether new ones can be made. */
@Component
public record Snapshots(Resources resources, JdbcClient jdbc) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9\\u4e00-\\u9fff:_-]{1,127}");
    private static final String AUTOMATIC = "auto";

    /** Holds a snapshot against deletion, so that something can be made from it. */
    public Snapshot hold(Caller caller, @Nullable String regionId, String snapshotId) {
        return resources.hold(Snapshot.class, caller, regionId, snapshotId);
    }

    /** Holds those of the snapshots that exist. */
    public List<Snapshot> hold(Caller caller, Collection<String> snapshotIds) {
        return resources.hold(Snapshot.class, caller, snapshotIds);
    }

    /** Whether something can be made from it. */
    public static boolean isReady(Snapshot snapshot) {
        return snapshot.status() == SnapshotStatus.ACCOMPLISHED;
    }

    /** Whether a snapshot of the disk, which the caller has locked, is being made. */
    public boolean isBeingMade(String diskId) {
        return !beingMade(List.of(diskId)).isEmpty();
    }

    /** The disks of which a snapshot is being made; the caller has locked them. */
    public List<String> beingMade(Collection<String> diskIds) {
        return jdbc.sql("""
                        select source_disk_id from snapshot
                        where source_disk_id = any(?) and status = 'PROGRESSING' and source_region_id is null
                        """)
                .param(diskIds.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Whether users may give this name; names of automatic snapshots are reserved. */
    public static boolean isName(@Nullable String name) {
        return name == null || name.isEmpty() || (NAME.matcher(name).matches() && !name.startsWith(AUTOMATIC));
    }
}
