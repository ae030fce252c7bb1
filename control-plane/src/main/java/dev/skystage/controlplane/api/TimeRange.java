package dev.skystage.controlplane.api;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A range of times in a request, {@code NotBefore.Start} and {@code NotBefore.End}, both included. */
public record TimeRange(@Nullable Instant start, @Nullable Instant end) {
    /** Adds the range of a column to a filter. */
    public static void apply(@Nullable TimeRange range, String column, Filter filter) {
        if (range != null && range.start != null) {
            filter.and(column + " >= ?", Timestamp.from(range.start));
        }
        if (range != null && range.end != null) {
            filter.and(column + " <= ?", Timestamp.from(range.end));
        }
    }
}
