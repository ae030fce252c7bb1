package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.placement.Chooser.Choice;
import dev.skystage.scheduler.placement.HostPool.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The hosts of one zone in memory: as the database showed them last, and which of them a transaction of this replica is
 * about to change. Only an index: what it says is a guess, which the reserving statement checks.
 */
final class ZoneHosts {
    private static final Comparator<HostPool> BY_FAMILIES =
            Comparator.comparing(pool -> String.join(",", new TreeSet<>(pool.families)));

    private final HostWeigher weigher;
    private final Chance chance;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<Kind, HostPool> pools = new HashMap<>();
    private final Map<Service, List<HostPool>> poolsByFamily = new HashMap<>();
    private final Set<Node> inFlight = new LinkedHashSet<>();

    /** Hosts that are searched together: the same tenant and families. */
    private record Kind(String tenant, Set<String> families) {}

    /** A family that is served to an account by hosts of its own, or to all (""). */
    private record Service(String tenant, String family) {}

    ZoneHosts(HostWeigher weigher, Chance chance) {
        this.weigher = weigher;
        this.chance = chance;
    }

    /** Takes in a newer state of a host. */
    synchronized void apply(HostRow row) {
        var node = nodes.get(row.id());
        if (node == null) {
            node = new Node(row, pool(row));
            nodes.put(row.id(), node);
        } else if (row.changed() <= node.row.changed()) {
            return;
        } else {
            node.pool.remove(node);
            node.row = row;
            node.pool = pool(row);
        }
        offer(node);
    }

    /**
     * Chooses among the hosts that no transaction of this replica is changing, and marks the chosen ones as in flight.
     */
    synchronized List<Choice> takeIdle(Demand demand) {
        return take(choose(demand, false));
    }

    /** Chooses among all hosts by their committed state, and marks the chosen ones as in flight. */
    synchronized List<Choice> takeAny(Demand demand) {
        return take(choose(demand, true));
    }

    /** How many instances of the demand there is room for, by the committed state. */
    synchronized int room(Demand demand) {
        return choose(demand, true).stream().mapToInt(Choice::amount).sum();
    }

    /** The clusters that have hosts. */
    synchronized Set<String> clusters() {
        return nodes.values().stream().map(node -> node.row.clusterId()).collect(Collectors.toSet());
    }

    /** The transaction that was going to change these hosts has ended. */
    synchronized void settle(Collection<String> hostIds) {
        for (var id : hostIds) {
            var node = nodes.get(id);
            if (node != null && --node.inFlight == 0) {
                inFlight.remove(node);
                offer(node);
            }
        }
    }

    /** The version of a host that the index has, 0 for an unknown one. */
    synchronized long version(String hostId) {
        var node = nodes.get(hostId);
        return node == null ? 0 : node.row.changed();
    }

    /** Whether any shared host serves the family, with room or not. */
    synchronized boolean serves(String family) {
        return poolsByFamily.containsKey(new Service("", family));
    }

    private List<Choice> choose(Demand demand, boolean all) {
        var serving = poolsByFamily.getOrDefault(new Service(demand.where().tenant(), demand.family()), List.of());
        var random = chance.about("hosts", demand.family());
        var busy = new ArrayList<HostRow>();
        if (all) {
            inFlight.stream()
                    .map(node -> node.row)
                    .filter(row -> row.families().contains(demand.family()))
                    .forEach(busy::add);
            Collections.shuffle(busy, random);
        }
        var candidates = new Candidates(serving, demand.need(), weigher, random, busy);
        return Chooser.choose(candidates, demand, weigher);
    }

    private List<Choice> take(List<Choice> choices) {
        for (var choice : choices) {
            var node = nodes.get(choice.host().id());
            if (node != null && node.inFlight++ == 0) {
                node.pool.remove(node);
                inFlight.add(node);
            }
        }
        return choices;
    }

    private void offer(Node node) {
        if (node.row.active() && node.inFlight == 0) {
            node.pool.add(node);
        }
    }

    private HostPool pool(HostRow row) {
        return pools.computeIfAbsent(new Kind(row.tenant(), row.families()), kind -> {
            var pool = new HostPool(kind.families(), chance.seed().isPresent());
            for (var family : kind.families()) {
                var serving =
                        poolsByFamily.computeIfAbsent(new Service(kind.tenant(), family), service -> new ArrayList<>());
                serving.add(pool);
                serving.sort(BY_FAMILIES); // and not in the order in which they were added
            }
            return pool;
        });
    }
}
