package dev.skystage.gateway.actuator;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the value of {@code after} for the next page, absent on the last one
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int STANDARD = 50;
    private static final int LARGEST = 1000;

    static int limit(@Nullable Integer asked) {
        Wrong.check(asked == null || asked > 0, "limit", "must be 1 or more");
        return asked == null ? STANDARD : Math.min(asked, LARGEST);
    }

    static <T> Page<T> of(List<T> items, int limit, Function<T, String> key) {
        return new Page<>(items, items.size() < limit ? null : key.apply(items.getLast()));
    }
}
