package dev.skystage.scheduler.placement;

import java.util.Collection;
import java.util.List;

/** Gives instances their place on hosts, inside the caller's transaction. Never oversubscribes, whatever races. */
public interface Placement {
    /**
     * Reserves places for as many of the instances as there is room for in one zone (the first of the list with room for
     * all, else the one with the most). The answer is in the order of the request; missing instances got no place.
     */
    List<Allocation> reserve(PlacementRequest request);

    /** Gives the places of these instances back; instances without a place are passed over. */
    void release(Collection<String> instanceIds);
}
