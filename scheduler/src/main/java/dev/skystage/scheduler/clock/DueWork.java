package dev.skystage.scheduler.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happens at certain cloud times, which the clock steps to. Work from later than an {@link Origin} does
 * not count: the clock neither stops for it nor waits for it.
 */
public interface DueWork {
    /** The first cloud time after this one at which something is due, if that is known. */
    Optional<Instant> nextDue(Instant after, String origin);

    /** Does what is due at this cloud time and returns when it is done: whether there was anything to do. */
    boolean runDue(Instant now, String origin);

    /** The clock has arrived at its target: does work whose time is not known in advance. */
    default void arrived(Instant now) {}
}
