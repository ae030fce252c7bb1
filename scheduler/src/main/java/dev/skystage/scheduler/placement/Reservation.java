package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.placement.Allocations.Taken;
import dev.skystage.scheduler.placement.Chooser.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * One call of {@link Placement#reserve}: what it holds in the index until its transaction ends, and what it has
 * written. First it tries hosts that nobody seems to be changing, and passes over those that turn out to be locked.
 * When that is not enough it starts again and waits for locks, so that "no room" is never said only because a host was
 * locked for a moment.
 */
final class Reservation implements TransactionSynchronization {
    /** After this many rounds of meeting locked hosts, waiting is cheaper. */
    private static final int ROUNDS = 4;

    private final PlacementRequest request;
    private final List<String> zones;
    private final Set<String> closedHosts;
    private final Capacity need;
    private final HostIndex index;
    private final Allocations allocations;
    private final Map<ZoneHosts, List<String>> inFlight = new HashMap<>();
    private final List<HostRow> written = new ArrayList<>();

    Reservation(
            PlacementRequest request,
            List<String> zones,
            Set<String> closedHosts,
            HostIndex index,
            Allocations allocations) {
        this.request = request;
        this.zones = zones;
        this.closedHosts = closedHosts;
        this.index = index;
        this.allocations = allocations;
        this.need = request.size().need();
    }

    /**
     * The areas in the order in which they are tried: those with room for all in the order of the request, then the
     * others by their room.
     */
    List<Area> areasByRoom() {
        var areas = areas();
        if (areas.size() <= 1) {
            return areas;
        }
        var occupied = unfit();
        var room = new HashMap<Area, Integer>();
        for (var area : areas) {
            room.put(
                    area,
                    index.zone(area.zoneId())
                            .room(demand(area, request.instanceIds().size(), occupied)));
        }
        return areas.stream()
                .sorted(Comparator.comparing(room::get, Comparator.reverseOrder()))
                .toList();
    }

    /**
     * The zones of the request. For a set whose instances stay together it is the set's cluster or, while it has none,
     * each cluster.
     */
    private List<Area> areas() {
        var set = request.spread().deploymentSetId();
        if (set == null || !request.spread().together()) {
            return zones.stream().map(zone -> new Area(zone, null)).toList();
        }
        return allocations
                .homeOf(set)
                .map(home -> zones.contains(home.zoneId()) ? List.of(home) : List.<Area>of())
                .orElseGet(() -> zones.stream()
                        .flatMap(zone ->
                                index.zone(zone).clusters().stream().sorted().map(cluster -> new Area(zone, cluster)))
                        .toList());
    }

    private Set<String> occupied() {
        return request.spread().isStrict()
                ? allocations.hostsOf(request.spread().deploymentSetId())
                : Set.of();
    }

    /** Reserves as many places as the area has. */
    Map<String, Allocation> in(Area area) {
        var found = withoutWaiting(area);
        return found.size() == request.instanceIds().size() ? found : waiting(area, found);
    }

    private Map<String, Allocation> withoutWaiting(Area area) {
        var zone = index.zone(area.zoneId());
        var found = new LinkedHashMap<String, Allocation>();
        var passed = new HashSet<>(unfit());
        for (int round = 0; round < ROUNDS; round++) {
            var missing = missing(found);
            var choices = hold(zone, zone.takeIdle(demand(area, missing.size(), passed)));
            if (choices.isEmpty()) {
                break;
            }
            var placed = write(choices, missing, true);
            found.putAll(placed);
            if (missing.size() == placed.size()) {
                break;
            }
            letGo(zone, choices, placed);
            choices.forEach(choice -> passed.add(choice.host().id()));
        }
        return found;
    }

    private Map<String, Allocation> waiting(Area area, Map<String, Allocation> soFar) {
        var zone = index.zone(area.zoneId());
        var found = soFar;
        var ghosts = new HashSet<String>();
        index.refresh();
        while (true) {
            var excluded = new HashSet<>(ghosts);
            excluded.addAll(occupiedByOthers(found));
            var demand = demand(area, request.instanceIds().size(), excluded);
            // the index does not know yet what this call has placed, so both numbers count the same room
            if (zone.room(demand) <= found.size()) {
                return found;
            }
            undo();
            var choices = hold(zone, zone.takeAny(demand));
            var wanted = choices.stream().mapToInt(Choice::amount).sum();
            found = write(choices, request.instanceIds(), false);
            if (found.size() >= wanted) {
                return found;
            }
            var lacking = lacking(choices, found);
            undo();
            found = Map.of();
            index.refresh();
            // the index shows more room than there is, although nobody has changed the host: it would be tried for ever
            lacking.stream()
                    .filter(host -> zone.version(host.id()) == host.changed())
                    .forEach(host -> ghosts.add(host.id()));
        }
    }

    private static List<HostRow> lacking(List<Choice> choices, Map<String, Allocation> found) {
        var placed = new HashMap<String, Integer>();
        found.values().forEach(place -> placed.merge(place.hostId(), 1, Integer::sum));
        return choices.stream()
                .filter(choice -> placed.getOrDefault(choice.host().id(), 0) < choice.amount())
                .map(Choice::host)
                .toList();
    }

    /** Hosts that must not be chosen: the deployment set is on them, or a rule of trouble makes them count as full. */
    private Set<String> unfit() {
        var unfit = new HashSet<>(occupied());
        unfit.addAll(closedHosts);
        return unfit;
    }

    private Set<String> occupiedByOthers(Map<String, Allocation> found) {
        var occupied = new HashSet<>(occupied());
        found.values().forEach(place -> occupied.remove(place.hostId()));
        occupied.addAll(closedHosts);
        return occupied;
    }

    private List<String> missing(Map<String, Allocation> found) {
        return request.instanceIds().stream()
                .filter(id -> !found.containsKey(id))
                .toList();
    }

    private Demand demand(Area area, int amount, Set<String> excluded) {
        var perHost = request.spread().isStrict() ? 1 : Integer.MAX_VALUE;
        return new Demand(request.size().family(), need, amount, perHost, excluded, area.clusterId(), request.where());
    }

    private void letGo(ZoneHosts zone, List<Choice> choices, Map<String, Allocation> placed) {
        var used = placed.values().stream().map(Allocation::hostId).collect(Collectors.toSet());
        var unused = choices.stream()
                .map(choice -> choice.host().id())
                .filter(id -> !used.contains(id))
                .toList();
        inFlight.getOrDefault(zone, List.of()).removeAll(unused);
        zone.settle(unused);
    }

    private List<Choice> hold(ZoneHosts zone, List<Choice> choices) {
        var held = inFlight.computeIfAbsent(zone, key -> new ArrayList<>());
        choices.forEach(choice -> held.add(choice.host().id()));
        return choices;
    }

    /** Takes the room, then writes who got it; room for instances that were not allowed there is given back. */
    private Map<String, Allocation> write(List<Choice> choices, List<String> instanceIds, boolean skipLocked) {
        var taken = allocations.take(
                choices, request.size().family(), request.where().tenant(), need, skipLocked);
        if (taken.isEmpty()) {
            return Map.of();
        }
        var places = new LinkedHashMap<String, Allocation>();
        var instances = instanceIds.iterator();
        for (Taken host : inOrderOf(choices, taken)) {
            written.add(host.host());
            for (int i = 0; i < host.amount(); i++) {
                var id = instances.next();
                places.put(
                        id,
                        new Allocation(
                                id,
                                host.host().id(),
                                host.host().zoneId(),
                                host.host().clusterId()));
            }
        }
        var hostByInstance = new LinkedHashMap<String, String>();
        places.forEach((id, place) -> hostByInstance.put(id, place.hostId()));
        var allowed = allocations.insert(hostByInstance, need, request.spread());
        if (allowed.size() < places.size()) {
            refuse(places, allowed);
        }
        return places;
    }

    /** The first instances go to the hosts that were chosen first, whatever order the database returns. */
    private static List<Taken> inOrderOf(List<Choice> choices, List<Taken> taken) {
        var byId = taken.stream().collect(Collectors.toMap(host -> host.host().id(), Function.identity()));
        return choices.stream()
                .flatMap(choice -> Stream.ofNullable(byId.get(choice.host().id())))
                .toList();
    }

    private void refuse(Map<String, Allocation> places, Set<String> allowed) {
        var refused = places.values().stream()
                .filter(place -> !allowed.contains(place.instanceId()))
                .toList();
        var unused = new HashMap<String, Integer>();
        refused.forEach(place -> unused.merge(place.hostId(), 1, Integer::sum));
        written.addAll(allocations.giveBack(unused, need));
        var ids = refused.stream().map(Allocation::instanceId).toList();
        places.keySet().removeAll(ids);
        // an instance that already had a place keeps it; the others were refused because of their deployment set
        allocations.find(ids).forEach(place -> places.put(place.instanceId(), place));
    }

    /** Undoes everything that this call has done. */
    void undo() {
        allocations.rewind();
        settle();
    }

    private void settle() {
        inFlight.forEach(ZoneHosts::settle);
        inFlight.clear();
        written.clear();
    }

    @Override
    public void afterCompletion(int status) {
        if (status == STATUS_COMMITTED) {
            written.forEach(index::apply);
        }
        settle();
    }
}
