package dev.skystage.scheduler.clock;

import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.scheduler.chance.Chance;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes resource ids: a prefix, a hyphen, "bp" and 18 characters of base 36 - 1 for the era of 89 years, which begins
 * with 1, 8 for the milliseconds of cloud time within it, 9 for a number that no other id has, on whatever replica. So
 * ids sort by creation in byte order, which lets "newest first" be a range of the primary key, as long as there is time.
 */
@Component
public class Ids {
    private static final long NUMBERS = 101_559_956_668_416L; // 36^9
    private static final long ERA_MILLIS = 2_821_109_907_456L; // 36^8, until May 2059 for the first
    private static final long BLOCK = 10_000;
    private static final long FIRST_ORDER = 200_000_000_000_000L; // all of them have 15 digits

    private final CloudClock clock;
    private final JdbcClient jdbc;
    private final long first;
    private final Queue<Block> blocks = new PriorityQueue<>(Comparator.comparingLong(block -> block.first));
    private long millis;

    /** Numbers that this replica has for itself, and how many of them are gone. */
    private static final class Block {
        private final long first;
        private long used;

        Block(long first) {
            this.first = first;
        }
    }

    /** When and as which number something was made. */
    private record Stamp(long millis, long number) {}

    public Ids(CloudClock clock, JdbcClient jdbc, Chance chance) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.first = Math.floorMod(Chance.hash(chance.seed().orElse(0), "ids"), NUMBERS / 2);
    }

    /** A new id, e.g. {@code next("i")} for an instance. */
    public String next(String prefix) {
        var stamp = stamp();
        return prefix + time(stamp.millis) + pad(stamp.number, 9);
    }

    /** The number of a new order: digits. */
    public String order() {
        return Long.toString(FIRST_ORDER + number());
    }

    /** Its time may be earlier, and its numbers are others. */
    @EventListener
    synchronized void replaced(CloudReplaced event) {
        millis = 0;
        blocks.clear();
    }

    /** A number of up to 15 digits that nobody had before, on whatever replica. */
    public long number() {
        return stamp().number;
    }

    private Stamp stamp() {
        while (true) {
            synchronized (this) {
                var block = blocks.peek();
                if (block != null) {
                    millis = Math.max(millis, clock.now().toEpochMilli());
                    var number = block.first + block.used++;
                    if (block.used == BLOCK) {
                        blocks.remove();
                    }
                    return new Stamp(millis, number);
                }
            }
            var taken = takeBlock(); // not under the lock: who waits for a connection must not keep others from ending
            synchronized (this) {
                blocks.add(taken);
            }
        }
    }

    private Block takeBlock() {
        var turn = jdbc.sql("select nextval('number_block')").query(Long.class).single();
        return new Block(first + turn * BLOCK);
    }

    /** The smallest id that can be made at this cloud time: smaller ids are older. */
    public static String first(String prefix, Instant at) {
        return prefix + time(Math.max(0, at.toEpochMilli())) + pad(0, 9);
    }

    /** A request id: an upper-case UUID. It is never the same, whatever the seed: it tells calls apart over all runs. */
    public String requestId() {
        // UUID.randomUUID has one lock for all threads
        return uuid(ThreadLocalRandom.current()).toString().toUpperCase(Locale.ROOT);
    }

    /** A random UUID of the usual kind. */
    public static UUID uuid(RandomGenerator random) {
        var version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        return new UUID(version4, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    /** The name of a lease, never the same either: how often workers look for work decides nothing. */
    public static String lease() {
        return UUID.randomUUID().toString();
    }

    private static String time(long millis) {
        return "-bp" + Long.toString(1 + millis / ERA_MILLIS, 36) + pad(millis % ERA_MILLIS, 8);
    }

    private static String pad(long value, int width) {
        var digits = Long.toString(value, 36);
        return "0".repeat(width - digits.length()) + digits;
    }
}
