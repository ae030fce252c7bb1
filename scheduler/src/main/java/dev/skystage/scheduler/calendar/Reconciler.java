package dev.skystage.scheduler.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work of the calendar: looks for what is due, and does it or submits tasks. Each runs as one clustered Quartz job on
 * one replica at a time, inside one transaction, and must be idempotent. {@link #nextDue} lets the clock step to the
 * right instants when it is advanced.
 */
public interface Reconciler {
    /** The answer of {@link #nextDue} if it is not known when something is due. */
    String UNKNOWN = "null::timestamptz";

    /** The job's name, such as {@code "auto-release"}. */
    String name();

    /** Handles what is due at this cloud time. */
    void reconcile(Instant now);

    /**
     * The cloud time at which something is due next, as an SQL expression that is null if that is not known. {@code
     * :now} stands for the present cloud time. It is SQL so that one statement asks all reconcilers at each stop of the
     * clock.
     */
    String nextDue();

    /** The answer of {@link #nextDue} for what is due already, or never, by an SQL condition. */
    static String atOnceIf(String condition) {
        // so early because now would always be later than the instant that is asked about
        return "case when " + condition + " then timestamptz 'epoch' end";
    }

    /** SQL for the time that is so long after another, which is SQL too. */
    static String after(String time, Duration wait) {
        return "%s + interval '%d seconds'".formatted(time, wait.toSeconds());
    }

    /** Works in batches until nothing is left to lock; the work must change its rows, or they are found again. */
    static <T> void each(Supplier<List<T>> lock, Consumer<List<T>> work) {
        for (var batch = lock.get(); !batch.isEmpty(); batch = lock.get()) {
            work.accept(batch);
        }
    }
}
