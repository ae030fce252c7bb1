package dev.skystage.scheduler.calendar;

import java.time.Instant;
import java.util.Optional;

/**
 * Calendar work without input: looks for what is due and does it or submits tasks. Each runs as one clustered Quartz job
 * on one replica at a time, inside one transaction, and must be idempotent. {@link #nextDue} lets the clock step to the
 * right instants when it is advanced.
 */
public interface Reconciler {
    /** Due already, however late it is: the present instant would always be later than the one that is asked about. */
    Instant AT_ONCE = Instant.EPOCH;

    /** The job's name, e.g. {@code "auto-release"}. */
    String name();

    /** Handles what is due at this cloud time. */
    void reconcile(Instant now);

    /** The cloud time at which there will be something to do next, if that is known. */
    Optional<Instant> nextDue();
}
