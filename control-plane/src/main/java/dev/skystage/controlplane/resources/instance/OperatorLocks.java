package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.controlplane.resources.disk.DiskCharges;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks that the operator of the cloud puts on instances and disks: {@code security}, or {@code financial}, which looks
 * as if they were overdue. But no payment removes it and nothing is released: a lock stays until the operator takes it
 * off.
 */
@Component
public record OperatorLocks(JdbcClient jdbc, Meters meters) {
    public static final Set<String> REASONS = Set.of("financial", "security");

    /** Locks the instance; false if there is none. */
    public boolean lockInstance(String id, String reason) {
        return write(
                "instance", InstanceCharges.KIND, id, "array_append(array_remove(locks, :reason), :reason)", reason);
    }

    /** Takes a lock off the instance; false if there is none. */
    public boolean unlockInstance(String id, String reason) {
        return write("instance", InstanceCharges.KIND, id, "array_remove(locks, :reason)", reason);
    }

    /** Locks the disk; false if there is none. */
    public boolean lockDisk(String id, String reason) {
        return write("disk", DiskCharges.KIND, id, "array_append(array_remove(locks, :reason), :reason)", reason);
    }

    /** Takes a lock off the disk; false if there is none. */
    public boolean unlockDisk(String id, String reason) {
        return write("disk", DiskCharges.KIND, id, "array_remove(locks, :reason)", reason);
    }

    private boolean write(String table, String kind, String id, String locks, String reason) {
        meters.follow(kind, List.of(id));
        return jdbc.sql("update " + table + " set locks = " + locks + ", overdue_since = case when 'financial' = any("
                                + locks + ") then overdue_since end, version = version + 1 where id = :id")
                        .param("id", id)
                        .param("reason", reason)
                        .update()
                > 0;
    }
}
