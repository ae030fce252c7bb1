package dev.skystage.scheduler.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happens at certain cloud times, for the clock to step through. What comes from later than an
 * {@link Origin} does not count: the clock does not stop for it and waits for none of it.
 */
public interface DueWork {
    /** The first cloud time after this one at which there is something to do, if that is known. */
    Optional<Instant> nextDue(Instant after, String origin);

    /** Does what is due at this cloud time and returns when it is done; answers whether there was anything. */
    boolean runDue(Instant now, String origin);

    /** The clock has arrived where it was sent: does what has no known due time. */
    default void arrived(Instant now) {}
}
