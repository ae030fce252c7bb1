package dev.skystage.scheduler.placement;

import dev.skystage.persistence.host.HostStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A host as the database has it.
 *
 * @param active whether it takes new instances
 * @param tenant the account that has it for itself; "" for a shared one
 * @param changed a version: of two states of a host the one with the higher number is newer
 */
record HostRow(
        String id,
        String zoneId,
        String clusterId,
        Set<String> families,
        boolean active,
        Capacity free,
        String tenant,
        long changed) {
    static final String COLUMNS =
            "h.id, h.zone_id, h.cluster_id, array_to_string(h.families, ','), h.status, h.vcpus - h.used_vcpus,"
                    + " h.memory_mib - h.used_memory_mib, h.gpus - h.used_gpus,"
                    + " h.local_disks_gib - h.used_local_disks_gib, h.tenant, h.changed";

    /** There are only a handful of different sets; each is kept once, by its text in the database. */
    private static final Map<String, Set<String>> FAMILIES = new ConcurrentHashMap<>();

    static HostRow read(ResultSet row) throws SQLException {
        return new HostRow(
                row.getString(1),
                row.getString(2).intern(),
                row.getString(3).intern(),
                FAMILIES.computeIfAbsent(row.getString(4), HostRow::families),
                row.getString(5).equals(HostStatus.ACTIVE.wire()),
                new Capacity(row.getInt(6), row.getLong(7), row.getInt(8), row.getLong(9)),
                row.getString(10).intern(),
                row.getLong(11));
    }

    private static Set<String> families(String names) {
        return names.isEmpty() ? Set.of() : Set.of(names.split(","));
    }
}
