package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.instance.Instance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Locks a disk together with the instance that it is attached to, if there is one. */
@Component
public record AttachedDisks(DiskRows rows, Disks disks, Instances instances) {
    /** A locked disk and its locked instance; null when it is attached to none. */
    public record Pair(Disk disk, @Nullable Instance instance) {
        /** Refuses what the instance, if there is one, forbids. */
        public void check(InstanceOperation operation, Instances instances) {
            if (instance != null) {
                operation.check(instance, instances.clock().now());
            }
        }
    }

    /** Locks instance and disk, in this order: the disk is looked at twice, as it may have moved in between. */
    public Pair lock(Caller caller, String diskId) {
        var instanceId = rows.instanceOf(caller.accountId(), diskId).orElseThrow(() -> Resources.notFound(Disk.class));
        var instance = instanceId.isEmpty() ? null : instances.lock(caller, instanceId);
        var disk = disks.lock(caller, diskId);
        if (!Objects.requireNonNullElse(disk.instanceId, "").equals(instanceId)) {
            throw new OptimisticLockingFailureException("disk " + diskId + " has moved"); // the call is run again
        }
        return new Pair(disk, instance);
    }
}
