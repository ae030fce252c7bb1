package dev.skystage.scheduler.clock;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes resource ids: a prefix, a hyphen, "bp1" and 17 characters of base 36 - 8 for the cloud time in milliseconds, 9
 * that start at random and count up within the millisecond. So ids sort by creation in byte order, which lets "newest
 * first" be a range of the primary key.
 */
@Component
public class Ids {
    private static final long COUNTER_LIMIT = 101_559_956_668_416L; // 36^9
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
        return prefix + "-bp1" + pad(millis, 8) + pad(counter, 9);
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
        return prefix + "-bp1" + pad(at.toEpochMilli(), 8) + pad(0, 9);
    }

    /** A request id: an upper-case UUID. */
    public String requestId() {
        return UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
    }

    private static String pad(long value, int width) {
        var digits = Long.toString(value, 36);
        return "0".repeat(width - digits.length()) + digits;
    }
}
