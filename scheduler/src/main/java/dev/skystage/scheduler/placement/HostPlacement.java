package dev.skystage.scheduler.placement;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Places instances on the hosts of the database, guided by the index in memory. */
@Component
class HostPlacement implements Placement {
    private final HostIndex index;
    private final Allocations allocations;

    HostPlacement(HostIndex index, Allocations allocations) {
        this.index = index;
        this.allocations = allocations;
    }

    @Override
    public List<Allocation> reserve(PlacementRequest request) {
        requireTransaction();
        if (request.instanceIds().isEmpty() || request.zoneIds().isEmpty()) {
            return List.of();
        }
        index.refreshIfOld();
        var reservation = new Reservation(request, index, allocations);
        TransactionSynchronizationManager.registerSynchronization(reservation);
        allocations.mark();
        var found = inBestArea(reservation, request);
        allocations.unmark();
        return request.instanceIds().stream()
                .filter(found::containsKey)
                .map(found::get)
                .toList();
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
    public void release(Collection<String> instanceIds) {
        requireTransaction();
        if (instanceIds.isEmpty()) {
            return;
        }
        var hosts = allocations.release(instanceIds);
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
