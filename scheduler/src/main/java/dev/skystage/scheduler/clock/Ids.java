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
 * Makes resource ids: a prefix, a hyphen, "bp" and 18 characters of base 36. These are 1 for the era of 89 years, which
 * begins with 1, 8 for the milliseconds of cloud time within it, and 9 for a number that no other id has, on any
 * replica. So ids sort by creation in byte order, which makes "newest first" a range of the primary key.
 */
@Component
public class Ids {
    private static final long NUMBERS = 101_559_956_668_416L; // 36^9
    private static final long ERA_MILLIS = 2_821_109_907_456L; // 36^8; the first era lasts until May 2059
    private static final long BLOCK = 10_000;
    private static final long FIRST_ORDER = 200_000_000_000_000L; // all of them have 15 digits

    private final CloudClock clock;
    private final JdbcClient jdbc;
    private final long first;
    private final Queue<Block> blocks = new PriorityQueue<>(Comparator.comparingLong(block -> block.first));
    private long millis;

    /** Numbers that only this replica uses, and how many of them are used up. */
    private static final class Block {
        private final long first;
        private long used;

        Block(long first) {
            this.first = first;
        }
    }

    /** When something was made, and its number. */
    private record Stamp(long millis, long number) {}

    public Ids(CloudClock clock, JdbcClient jdbc, Chance chance) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.first = Math.floorMod(Chance.hash(chance.seed().orElse(0), "ids"), NUMBERS / 2);
    }

    /** A new id; {@code next("i")} is one for an instance. */
    public String next(String prefix) {
        var stamp = stamp();
        return prefix + time(stamp.millis) + pad(stamp.number, 9);
    }

    /** The number of a new order, in digits. */
    public String order() {
        return Long.toString(FIRST_ORDER + number());
    }

    /** The time of the other cloud may be earlier, and its numbers are different. */
    @EventListener
    synchronized void replaced(CloudReplaced event) {
        millis = 0;
        blocks.clear();
    }

    /** A number of up to 15 digits that was never given out before, on any replica. */
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
            var taken = takeBlock(); // outside the lock: nobody else should wait for this connection
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

    /** A request id: an upper-case UUID. It does not follow from the seed, because it must be different in each run. */
    public String requestId() {
        // UUID.randomUUID has one lock for all threads
        return uuid(ThreadLocalRandom.current()).toString().toUpperCase(Locale.ROOT);
    }

    /** A random UUID (version 4). */
    public static UUID uuid(RandomGenerator random) {
        var version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        return new UUID(version4, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    /**
     * The name of a lease. It does not follow from the seed either: how often workers look for work varies, and must
     * not use up numbers.
     */
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
