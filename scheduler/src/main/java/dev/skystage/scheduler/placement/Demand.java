package dev.skystage.scheduler.placement;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a zone is asked for: places for a number of equal instances.
 *
 * @param family instance type family, such as {@code ecs.g6}
 * @param need what one instance needs
 * @param perHost how many a host may take at most; 1 is strict spread
 * @param excluded ids of hosts that must not be chosen, because the deployment set is on them already
 * @param clusterId the only cluster that is allowed; null for any
 * @param where which hosts may be used at all
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
