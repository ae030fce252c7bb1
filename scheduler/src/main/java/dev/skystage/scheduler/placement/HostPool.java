package dev.skystage.scheduler.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The idle hosts of a zone that serve the same families, grouped by what they have left. However many hosts there are,
 * few of these values differ, so a search - also one that finds nothing - looks at groups and not at hosts.
 */
final class HostPool {
    /**
     * A host in the index. In flight means that a transaction of this replica is about to change it, so its row is
     * probably locked.
     */
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

    /** Hosts that have the same left. */
    record Group(Capacity free, List<Node> nodes) {}

    private static final Comparator<Node> BY_ID = Comparator.comparing(node -> node.row.id());

    final Set<String> families;
    private final boolean sorted;
    private final TreeMap<Capacity, Group> groups = new TreeMap<>();

    /**
     * @param sorted whether the hosts of a group are sorted by id, so that their order does not depend on the past;
     * false saves that work
     */
    HostPool(Set<String> families, boolean sorted) {
        this.families = families;
        this.sorted = sorted;
    }

    void add(Node node) {
        var group = groups.computeIfAbsent(node.row.free(), free -> new Group(free, new ArrayList<>()));
        node.group = group;
        if (sorted) {
            group.nodes().add(-Collections.binarySearch(group.nodes(), node, BY_ID) - 1, node);
        } else {
            node.position = group.nodes().size();
            group.nodes().add(node);
        }
    }

    void remove(Node node) {
        var group = node.group;
        if (group == null) {
            return;
        }
        if (sorted) {
            group.nodes().remove(Collections.binarySearch(group.nodes(), node, BY_ID));
        } else {
            fillGap(group.nodes(), node.position);
        }
        if (group.nodes().isEmpty()) {
            groups.remove(group.free());
        }
        node.group = null;
    }

    private static void fillGap(List<Node> nodes, int position) {
        var last = nodes.removeLast();
        if (position < nodes.size()) {
            nodes.set(position, last);
            last.position = position;
        }
    }

    /** The next group with room, from the fullest to the emptiest. */
    @Nullable
    Group fuller(Capacity need, @Nullable Group after) {
        var entry = after == null ? groups.ceilingEntry(need) : groups.higherEntry(after.free());
        while (entry != null && !entry.getKey().fits(need)) {
            var free = entry.getKey();
            // too little memory: the rest of this vCPU level, up to the needed memory, can be skipped
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
            // too little memory: this vCPU level has nothing more to offer
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
