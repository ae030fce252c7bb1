package dev.skystage.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The idle hosts of a zone that serve the same families, grouped by what they have left. There are few different
 * leftovers however many hosts there are, so a search - also one that finds nothing - looks at groups, not at hosts.
 */
final class HostPool {
    /** A host in the index. In flight: some transaction here is about to change it, so its row is probably locked. */
    static final class Node {
        HostRow row;
        HostPool pool;
        int inFlight;

        @Nullable
        Group group;

        int position;

        Node(HostRow row, HostPool pool) {
            this.row = row;
            this.pool = pool;
        }
    }

    /** Hosts with equal leftovers. */
    record Group(Capacity free, List<Node> nodes) {}

    final Set<String> families;
    private final TreeMap<Capacity, Group> groups = new TreeMap<>();

    HostPool(Set<String> families) {
        this.families = families;
    }

    void add(Node node) {
        var group = groups.computeIfAbsent(node.row.free(), free -> new Group(free, new ArrayList<>()));
        node.group = group;
        node.position = group.nodes().size();
        group.nodes().add(node);
    }

    void remove(Node node) {
        var group = node.group;
        if (group == null) {
            return;
        }
        var last = group.nodes().removeLast();
        if (last != node) {
            group.nodes().set(node.position, last);
            last.position = node.position;
        }
        if (group.nodes().isEmpty()) {
            groups.remove(group.free());
        }
        node.group = null;
    }

    /** The next group with room, from the fullest to the emptiest. */
    @Nullable
    Group fuller(Capacity need, @Nullable Group after) {
        var entry = after == null ? groups.ceilingEntry(need) : groups.higherEntry(after.free());
        while (entry != null && !entry.getKey().fits(need)) {
            var free = entry.getKey();
            // with too little memory, the whole rest of this vCPU level up to the needed memory can be passed over
            entry = free.memoryMib() < need.memoryMib()
                    ? groups.ceilingEntry(
                            new Capacity(free.vcpus(), need.memoryMib(), need.gpus(), need.localDisksGib()))
                    : groups.higherEntry(free);
        }
        return value(entry);
    }

    /** The next group with room, from the emptiest to the fullest. */
    @Nullable
    Group emptier(Capacity need, @Nullable Group after) {
        var entry = after == null ? groups.lastEntry() : groups.lowerEntry(after.free());
        while (entry != null && !entry.getKey().fits(need)) {
            var free = entry.getKey();
            if (free.vcpus() < need.vcpus()) {
                return null;
            }
            // with too little memory, this vCPU level has nothing more to offer
            entry = free.memoryMib() < need.memoryMib()
                    ? groups.lowerEntry(new Capacity(free.vcpus(), Long.MIN_VALUE, 0, 0))
                    : groups.lowerEntry(free);
        }
        return value(entry);
    }

    private static @Nullable Group value(Map.@Nullable Entry<Capacity, Group> entry) {
        return entry == null ? null : entry.getValue();
    }
}
