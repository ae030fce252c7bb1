package dev.skystage.controlplane.resources.billing;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** The prices of some weeks of a market, by the hour, with their sums: so that a year is a few additions. */
final class SpotBlock {
    private static final int HOURS = 24 * 64;
    private final long first;
    /** What all hours before the nth cost; the last is the total. */
    private final long[] before = new long[HOURS + 1];

    SpotBlock(long number, LongUnaryOperator price) {
        first = number * HOURS;
        for (var i = 0; i < HOURS; i++) {
            before[i + 1] = before[i] + price.applyAsLong(first + i);
        }
    }

    /** The number of the block that an hour since the epoch is in. */
    static long of(long hour) {
        return Math.floorDiv(hour, HOURS);
    }

    /** The hour after its last. */
    long end() {
        return first + HOURS;
    }

    long price(long hour) {
        var i = (int) (hour - first);
        return before[i + 1] - before[i];
    }

    /** What its hours before this one cost. */
    long before(long hour) {
        return before[(int) (hour - first)];
    }

    long total() {
        return before[HOURS];
    }

    /** The first of its hours from this one on with such a price. */
    OptionalLong first(LongPredicate such, long from) {
        return LongStream.range(from, end())
                .filter(hour -> such.test(price(hour)))
                .findFirst();
    }
}
