package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.trouble.Shortage;
import dev.skystage.scheduler.trouble.Trouble;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Places instances on the hosts of the database, guided by the index in memory. */
@Component
class HostPlacement implements Placement {
    private final HostIndex index;
    private final Allocations allocations;
    private final Trouble trouble;

    HostPlacement(HostIndex index, Allocations allocations, Trouble trouble) {
        this.index = index;
        this.allocations = allocations;
        this.trouble = trouble;
    }

    @Override
    public List<Allocation> reserve(PlacementRequest request) {
        requireTransaction();
        if (request.instanceIds().isEmpty()) {
            return List.of();
        }
        return reserve(request, trouble.ofReservation(request::subject));
    }

    private List<Allocation> reserve(PlacementRequest request, Shortage shortage) {
        return attempt(request, shortage).places;
    }

    /**
     * What was reserved.
     *
     * @param undo takes it back, together with everything since the savepoint that was set before
     */
    private record Attempt(List<Allocation> places, Runnable undo) {}

    private Attempt attempt(PlacementRequest request, Shortage shortage) {
        var zones = request.zoneIds().stream()
                .filter(zone -> !shortage.zones().contains(zone))
                .toList();
        if (zones.isEmpty()) {
            return new Attempt(List.of(), allocations::rewind);
        }
        index.refreshIfOld();
        var reservation = new Reservation(request, zones, shortage.hosts(), index, allocations);
        TransactionSynchronizationManager.registerSynchronization(reservation);
        allocations.mark();
        var found = inBestArea(reservation, request);
        allocations.unmark();
        return new Attempt(
                request.instanceIds().stream()
                        .filter(found::containsKey)
                        .map(found::get)
                        .toList(),
                reservation::undo);
    }

    private static Map<String, Allocation> inBestArea(Reservation reservation, PlacementRequest request) {
        var areas = reservation.areasByRoom();
        if (areas.isEmpty()) {
            return Map.of();
        }
        int most = 0;
        var best = areas.getFirst();
        Map<String, Allocation> found = new LinkedHashMap<>();
        for (var area : areas) {
            if (!found.isEmpty()) {
                reservation.undo();
            }
            found = reservation.in(area);
            if (found.size() == request.instanceIds().size()) {
                return found;
            }
            if (found.size() > most) {
                most = found.size();
                best = area;
            }
        }
        if (found.size() < most) {
            reservation.undo();
            found = reservation.in(best);
        }
        return found;
    }

    @Override
    public List<Allocation> move(PlacementRequest request) {
        var elsewhere = elsewhere(request);
        release(request.instanceIds());
        return reserve(elsewhere);
    }

    @Override
    public List<Allocation> moveOrStay(PlacementRequest request) {
        requireTransaction();
        var ids = request.instanceIds();
        var moved = moveAllOrNone(request);
        return moved.size() == ids.size()
                ? moved
                : ids.size() == 1
                        ? List.of()
                        : ids.stream()
                                .flatMap(id -> moveAllOrNone(request.of(List.of(id))).stream())
                                .toList();
    }

    private List<Allocation> moveAllOrNone(PlacementRequest request) {
        if (request.instanceIds().isEmpty()) {
            return List.of();
        }
        var elsewhere = elsewhere(request);
        allocations.mark();
        var freed = allocations.release(request.instanceIds());
        var attempt = attempt(elsewhere, trouble.ofReservation(elsewhere::subject));
        var complete = attempt.places.size() == request.instanceIds().size();
        if (complete) {
            afterCommit(freed);
        } else {
            attempt.undo.run();
        }
        allocations.unmark();
        return complete ? attempt.places : List.of();
    }

    private PlacementRequest elsewhere(PlacementRequest request) {
        var old = allocations.find(request.instanceIds()).stream()
                .map(Allocation::hostId)
                .collect(Collectors.toSet());
        return request.at(request.where().avoiding(old));
    }

    @Override
    public boolean join(String instanceId, PlacementRequest.Spread spread) {
        requireTransaction();
        return allocations.join(instanceId, spread);
    }

    @Override
    public Set<String> homeless(Collection<String> instanceIds) {
        return allocations.homeless(instanceIds);
    }

    @Override
    public Optional<Allocation> resize(PlacementRequest request) {
        requireTransaction();
        var shortage = trouble.ofReservation(request::subject);
        var ids = request.instanceIds();
        if (!shortage.zones().containsAll(request.zoneIds())) {
            var host = allocations.resize(ids.getFirst(), request, shortage.hosts());
            if (host.isPresent()) {
                afterCommit(List.of(host.get()));
                return allocations.find(ids).stream().findFirst();
            }
        }
        release(ids);
        return reserve(request, shortage).stream().findFirst();
    }

    @Override
    public void release(Collection<String> instanceIds) {
        requireTransaction();
        if (instanceIds.isEmpty()) {
            return;
        }
        afterCommit(allocations.release(instanceIds));
    }

    /** Tells others the new state of the hosts after the commit. */
    private void afterCommit(List<HostRow> hosts) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                hosts.forEach(index::apply);
            }
        });
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("placement needs the caller's transaction");
        }
    }
}
