package dev.skystage.controlplane.resources.billing;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** The hourly prices of a market for some weeks, with their sums, so that a year is a few additions. */
final class SpotBlock {
    private static final int HOURS = 24 * 64;
    private final long first;
    /** Element n is what the first n hours cost together; the last one is the total. */
    private final long[] before = new long[HOURS + 1];

    SpotBlock(long number, LongUnaryOperator price) {
        first = number * HOURS;
        for (var i = 0; i < HOURS; i++) {
            before[i + 1] = before[i] + price.applyAsLong(first + i);
        }
    }

    /** The number of the block that contains an hour, counted since the epoch. */
    static long of(long hour) {
        return Math.floorDiv(hour, HOURS);
    }

    /** The hour after the last one of the block. */
    long end() {
        return first + HOURS;
    }

    long price(long hour) {
        var i = (int) (hour - first);
        return before[i + 1] - before[i];
    }

    /** What the hours of the block cost before this one. */
    long before(long hour) {
        return before[(int) (hour - first)];
    }

    long total() {
        return before[HOURS];
    }

    /** The first hour of the block, from this one on, with a price that passes the test. */
    OptionalLong first(LongPredicate such, long from) {
        return LongStream.range(from, end())
                .filter(hour -> such.test(price(hour)))
                .findFirst();
    }
}
