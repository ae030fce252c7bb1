package dev.skystage.scheduler.clock;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes resource ids: a prefix, a hyphen, "bp" and 18 characters of base 36 - 1 for the era of 89 years, which begins
 * with 1, 8 for the milliseconds of cloud time within it, 9 that start at random and count up within the millisecond. So
 * ids sort by creation in byte order, which lets "newest first" be a range of the primary key, as long as there is time.
 */
@Component
public class Ids {
    private static final long COUNTER_LIMIT = 101_559_956_668_416L; // 36^9
    private static final long ERA_MILLIS = 2_821_109_907_456L; // 36^8, until May 2059 for the first
    private final SecureRandom random = new SecureRandom();
    private final CloudClock clock;
    private long millis;
    private long counter;

    public Ids(CloudClock clock) {
        this.clock = clock;
    }

    /** A new id, e.g. {@code next("i")} for an instance. */
    public synchronized String next(String prefix) {
        advance();
        return prefix + time(millis) + pad(counter, 9);
    }

    /** The number of a new order: digits, ascending. */
    public synchronized String order() {
        advance();
        return "%d%05d".formatted(millis, counter % 100_000);
    }

    private void advance() {
        var now = clock.now().toEpochMilli();
        if (now > millis) {
            millis = now;
            counter = random.nextLong(COUNTER_LIMIT / 2);
        } else {
            counter++;
        }
    }

    /** The smallest id that can be made at this cloud time: smaller ids are older. */
    public static String first(String prefix, Instant at) {
        return prefix + time(Math.max(0, at.toEpochMilli())) + pad(0, 9);
    }

    /** A request id: an upper-case UUID. */
    public String requestId() {
        return UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
    }

    private static String time(long millis) {
        return "-bp" + Long.toString(1 + millis / ERA_MILLIS, 36) + pad(millis % ERA_MILLIS, 8);
    }

    private static String pad(long value, int width) {
        var digits = Long.toString(value, 36);
        return "0".repeat(width - digits.length()) + digits;
    }
}
