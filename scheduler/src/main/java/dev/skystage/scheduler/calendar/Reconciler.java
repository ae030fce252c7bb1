package dev.skystage.scheduler.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work of the calendar: looks for what is due, and does it or submits tasks. Each runs as one clustered Quartz job on
 * one replica at a time, inside one transaction, and must be idempotent. {@link #nextDue} lets the clock step to the
 * right instants when it is advanced.
 */
public interface Reconciler {
    /**
     * The answer of {@link #nextDue} when something is due already. It is so early because now would always be later
     * than the instant that is asked about.
     */
    Instant AT_ONCE = Instant.EPOCH;

    /** The job's name, such as {@code "auto-release"}. */
    String name();

    /** Handles what is due at this cloud time. */
    void reconcile(Instant now);

    /** The cloud time at which something is due next, if that is known. */
    Optional<Instant> nextDue();

    /** Works in batches until nothing is left to lock; the work must change its rows, or they are found again. */
    static <T> void each(Supplier<List<T>> lock, Consumer<List<T>> work) {
        for (var batch = lock.get(); !batch.isEmpty(); batch = lock.get()) {
            work.accept(batch);
        }
    }
}
