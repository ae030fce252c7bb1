package dev.skystage.scheduler.clock;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where work comes from: the id of the task that caused it, over all steps in between. An advance of the clock waits
 * for the work that was there when it began, and for what follows from that, but not for what callers ask for
 * meanwhile.
 */
public final class Origin {
    /** The origin of work of the calendar: older than any task. */
    public static final String CALENDAR = "";

    /** Later than the id of any task, so all work counts. */
    public static final String ANY = "~";

    private static final ThreadLocal<Function<String, String>> CURRENT = new ThreadLocal<>();

    private Origin() {}

    /** Runs work that may submit tasks for resources; the function gives the origin of the tasks for a resource. */
    public static <T> T during(Function<String, String> origins, Supplier<T> work) {
        CURRENT.set(origins);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** The origin of a task that is submitted now for the resource; null when a caller's call submits it. */
    public static @Nullable String of(String resourceId) {
        var origins = CURRENT.get();
        return origins == null ? null : origins.apply(resourceId);
    }
}
