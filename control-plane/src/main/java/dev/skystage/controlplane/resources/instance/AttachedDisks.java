package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.instance.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Locks a disk together with the instances that it is attached to, if any. */
@Component
public record AttachedDisks(DiskRows rows, Disks disks, Instances instances) {
    /** A locked disk and its locked instances; only a shared one can have several. */
    public record Pair(Disk disk, List<Instance> instances) {
        /** The first instance; null when the disk is not attached. */
        public @Nullable Instance instance() {
            return instances.isEmpty() ? null : instances.getFirst();
        }
    }

    /** Locks the disk and its instances. */
    public Pair lock(Caller caller, String diskId) {
        return lock(caller, List.of(diskId)).getFirst();
    }

    /**
     * Locks all instances of the disks in the order of their ids, then all disks. Where a disk is attached is read twice,
     * because that may have changed in between.
     */
    public List<Pair> lock(Caller caller, Collection<String> diskIds) {
        var wanted = Set.copyOf(diskIds);
        var seen = rows.instancesOf(caller.accountId(), wanted);
        var locked = seen.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(id -> instances.lock(caller, id))
                .collect(Collectors.toMap(instance -> instance.id, Function.identity()));
        var present = disks.lockPresent(caller, null, seen.keySet());
        if (present.size() < wanted.size()) {
            throw Resources.notFound(Disk.class);
        }
        checkStill(caller, present, seen);
        return present.stream()
                .map(disk -> new Pair(
                        disk,
                        Objects.requireNonNull(seen.get(disk.id)).stream()
                                .map(locked::get)
                                .toList()))
                .toList();
    }

    private void checkStill(Caller caller, List<Disk> locked, Map<String, Set<String>> seen) {
        var shared = locked.stream()
                .filter(disk -> disk.multiAttach)
                .map(disk -> disk.id)
                .toList();
        var now = shared.isEmpty() ? seen : rows.instancesOf(caller.accountId(), shared);
        for (var disk : locked) {
            var own = disk.instanceId == null ? Set.of() : Set.of(disk.instanceId);
            if (!Objects.equals(seen.get(disk.id), disk.multiAttach ? now.get(disk.id) : own)) {
                throw new OptimisticLockingFailureException("disk " + disk.id + " has moved"); // the call is repeated
            }
        }
    }
}
