package dev.skystage.controlplane.resources.billing;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** The prices of some weeks of a market, by the hour. */
final class SpotBlock {
    private static final int HOURS = 24 * 64;
    private final long first;
    private final long[] prices;

    SpotBlock(long number, LongUnaryOperator price) {
        first = number * HOURS;
        prices = LongStream.range(first, end()).map(price).toArray();
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
        return prices[(int) (hour - first)];
    }

    /** The first of its hours from this one on with such a price. */
    OptionalLong first(LongPredicate such, long from) {
        return LongStream.range(from, end())
                .filter(hour -> such.test(price(hour)))
                .findFirst();
    }
}
