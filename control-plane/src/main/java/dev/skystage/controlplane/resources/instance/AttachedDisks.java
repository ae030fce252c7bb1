package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.instance.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Locks a disk together with the instance that it is attached to, if any. */
@Component
public record AttachedDisks(DiskRows rows, Disks disks, Instances instances) {
    /** A locked disk and its locked instance; null when it is not attached. */
    public record Pair(Disk disk, @Nullable Instance instance) {}

    /** Locks the instance, then the disk. The disk is read twice, because it may have been moved in between. */
    public Pair lock(Caller caller, String diskId) {
        var instanceId = rows.instanceOf(caller.accountId(), diskId).orElseThrow(() -> Resources.notFound(Disk.class));
        var instance = instanceId.isEmpty() ? null : instances.lock(caller, instanceId);
        var disk = disks.lock(caller, diskId);
        checkStill(disk, instanceId);
        return new Pair(disk, instance);
    }

    /** The same for several disks: all instances in the order of their ids, then all disks. */
    public List<Pair> lock(Caller caller, Collection<String> diskIds) {
        var seen = rows.instancesOf(caller.accountId(), diskIds);
        if (seen.size() < Set.copyOf(diskIds).size()) {
            throw Resources.notFound(Disk.class);
        }
        var locked = seen.values().stream()
                .filter(id -> !id.isEmpty())
                .distinct()
                .sorted()
                .map(id -> instances.lock(caller, id))
                .collect(Collectors.toMap(instance -> instance.id, Function.identity()));
        return disks.lockPresent(caller, null, seen.keySet()).stream()
                .map(disk -> {
                    checkStill(disk, Objects.requireNonNull(seen.get(disk.id)));
                    return new Pair(disk, disk.instanceId == null ? null : locked.get(disk.instanceId));
                })
                .toList();
    }

    private static void checkStill(Disk disk, String instanceId) {
        if (!Objects.requireNonNullElse(disk.instanceId, "").equals(instanceId)) {
            throw new OptimisticLockingFailureException("disk " + disk.id + " has moved"); // the call is repeated
        }
    }
}
