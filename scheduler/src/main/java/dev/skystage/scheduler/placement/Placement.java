package dev.skystage.scheduler.placement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives instances their place on hosts, inside the caller's transaction: a rollback gives everything back. Never
 * oversubscribes, whatever races. A caller without a transaction gets an {@link IllegalStateException}; a deadlock
 * between callers that reserve and release in several calls is an exception of Spring's
 * {@code PessimisticLockingFailureException} family, to be answered by running the transaction again.
 */
public interface Placement {
    /**
     * Reserves places for as many of the instances as there is room for, all of them in one zone. The zone is the first
     * of the list that has room for all; if none has, the one with room for the most, the earlier one among equals. A
     * list with one zone is a demand, not a wish: no other zone is looked at. An instance that already has a place keeps
     * it, wherever that is.
     *
     * @return the places in the order of the request; an instance that is missing got none
     */
    List<Allocation> reserve(PlacementRequest request);

    /**
     * Gives the instances new places, none of them on a host on which one of them is now. Their old places are given up,
     * also of those that get no new one: who wants all or nothing rolls back.
     *
     * @return as {@link #reserve}
     */
    List<Allocation> move(PlacementRequest request);

    /** The same, but an instance that gets no new place keeps its old one: all at once if there is room for all. */
    List<Allocation> moveOrStay(PlacementRequest request);

    /**
     * Counts an instance to a deployment set, or to none, where it stands. One without a place may join any.
     *
     * @return false if it cannot stand where it does: a host is shared, or a cluster is not
     */
    boolean join(String instanceId, PlacementRequest.Spread spread);

    /** Those of the instances that cannot run where they are: they have no place, or their host has failed. */
    Set<String> homeless(Collection<String> instanceIds);

    /**
     * Gives one instance that has a place a place of the asked size instead: where it is if there is room, else on another
     * host. Its old place is given up also when it gets no new one: then the caller rolls back.
     */
    Optional<Allocation> resize(PlacementRequest request);

    /** Gives the places of these instances back; instances without a place are passed over. */
    void release(Collection<String> instanceIds);
}
