package dev.skystage.scheduler.placement;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a zone: places for so many equal instances.
 *
 * @param family instance type family, e.g. {@code ecs.g6}
 * @param need what one instance takes
 * @param perHost how many a host may take at most; 1 is strict spread
 * @param excluded ids of hosts that must not be chosen, as the deployment set is on them already
 * @param clusterId the only cluster that will do; null for any
 * @param where which hosts may be taken at all
 */
record Demand(
        String family,
        Capacity need,
        int amount,
        int perHost,
        Set<String> excluded,
        @Nullable String clusterId,
        PlacementRequest.Where where) {
    Demand(String family, Capacity need, int amount, int perHost, Set<String> excluded) {
        this(family, need, amount, perHost, excluded, null, PlacementRequest.Where.ANYWHERE);
    }
}
