package dev.skystage.controlplane.api;

import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A range of creation or expiry: {@code Filter.N.Key} and {@code Filter.N.Value}. Keys are CREATION_START_TIME,
 * CREATION_END_TIME, EXPIRED_START_TIME and EXPIRED_END_TIME, in this spelling or in camel case; bounds are inclusive.
 */
@Indexed(max = 4)
public record TimeFilter(@Nullable String key, @Nullable String value) {
    private static final Map<String, String> CONDITIONS = Map.of(
            "creationstarttime", "created_at >= ?",
            "creationendtime", "created_at <= ?",
            "expiredstarttime", "expired_at >= ?",
            "expiredendtime", "expired_at <= ?");

    /** Adds the ranges to a filter. Refuses with InvalidParameter other keys, and values that are no time. */
    public static void apply(@Nullable List<TimeFilter> ranges, Filter filter) {
        for (var range : ranges == null ? List.<TimeFilter>of() : ranges) {
            if (range.key != null && !range.key.isEmpty() && range.value != null && !range.value.isEmpty()) {
                var condition = CONDITIONS.get(range.key.replace("_", "").toLowerCase(Locale.ROOT));
                var time = Times.parse(range.value);
                if (condition == null) {
                    throw ApiException.invalid("Filter.N.Key");
                }
                filter.and(condition, Timestamp.from(time.orElseThrow(() -> ApiException.invalid("Filter.N.Value"))));
            }
        }
    }
}
