package dev.skystage.scheduler.placement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives instances their places on hosts, in the caller's transaction: a rollback gives everything back. Hosts are never
 * overfilled, whatever races. A caller without a transaction gets an {@link IllegalStateException}. A deadlock between
 * callers that reserve and release in several calls is an exception of Spring's {@code
 * PessimisticLockingFailureException} family; run the transaction again then.
 */
public interface Placement {
    /**
     * Reserves places for as many of the instances as there is room for, all in one zone. It is the first zone of the
     * list that has room for all; if none has, the one with room for the most, and the earlier one among equals. No
     * zone outside the list is used. An instance that already has a place keeps it, wherever that is.
     *
     * @return the places in the order of the request; an instance that is missing got none
     */
    List<Allocation> reserve(PlacementRequest request);

    /**
     * Gives the instances new places, none of them on a host that one of them is on now. Their old places are given up,
     * also of those that get no new one: a caller that wants all or nothing rolls back.
     *
     * @return as {@link #reserve}
     */
    List<Allocation> move(PlacementRequest request);

    /**
     * The same, but an instance that gets no new place keeps its old one. If there is room for all they move in one
     * step.
     */
    List<Allocation> moveOrStay(PlacementRequest request);

    /**
     * Makes an instance a member of a deployment set, or of none, without moving it. One without a place may join any.
     *
     * @return false if its place breaks the rule of the set: a host is shared, or a cluster is not
     */
    boolean join(String instanceId, PlacementRequest.Spread spread);

    /** Those of the instances that cannot run where they are: they have no place, or their host has failed. */
    Set<String> homeless(Collection<String> instanceIds);

    /**
     * Gives one instance that has a place a place of the wanted size instead: on the same host if there is room, else
     * on another one. Its old place is given up even when it gets no new one; the caller must roll back then.
     */
    Optional<Allocation> resize(PlacementRequest request);

    /** Gives the places of these instances back; instances without a place are passed over. */
    void release(Collection<String> instanceIds);
}
