package dev.skystage.scheduler.task;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a failed task rests: one second, doubled with every attempt up to five minutes, and up to half as much more. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Backoff() {}

    /** The rest after this many attempts, from 1. */
    static Duration after(int attempts) {
        var doubled = FIRST.toMillis() << Math.min(attempts - 1, 20);
        var rest = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(rest + ThreadLocalRandom.current().nextLong(rest / 2));
    }
}
