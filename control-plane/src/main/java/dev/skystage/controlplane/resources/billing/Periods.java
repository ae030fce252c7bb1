package dev.skystage.controlplane.resources.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/**
 * When periods of a subscription end. Each ends on the day of the month on which the subscription began, or on the last
 * day of a shorter month: one that began on January 31 ends on February 28, and after a renewal on March 31.
 */
public final class Periods {
    /** How long a resource is kept after its subscription has ended. */
    public static final Duration KEPT = Duration.ofDays(15);

    public static final String WEEK = "Week";
    public static final String MONTH = "Month";
    public static final String YEAR = "Year";
    private static final int MONTHS_A_YEAR = 12;
    private static final Map<String, Set<Integer>> LENGTHS = Map.of(
            WEEK, Set.of(1, 2, 3, 4),
            MONTH, Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60),
            YEAR, Set.of(1, 2, 3, 4, 5));

    private Periods() {}

    /** Whether this many of the units can be bought at once. */
    public static boolean isSold(int length, String unit) {
        return LENGTHS.getOrDefault(unit, Set.of()).contains(length);
    }

    /** The end of the first period. */
    public static Instant end(Instant begun, int length, String unit) {
        return end(begun, begun, length, unit);
    }

    /** The end of a period that follows another. */
    public static Instant end(Instant begun, Instant previousEnd, int length, String unit) {
        var from = previousEnd.atOffset(ZoneOffset.UTC);
        if (unit.equals(WEEK)) {
            return from.plusWeeks(length).toInstant();
        }
        var to = from.plusMonths(months(length, unit));
        return onDay(to, begun.atOffset(ZoneOffset.UTC).getDayOfMonth()).toInstant();
    }

    /** How many months some months or years are. */
    static int months(int length, String unit) {
        return unit.equals(YEAR) ? length * MONTHS_A_YEAR : length;
    }

    private static OffsetDateTime onDay(OffsetDateTime time, int day) {
        return time.withDayOfMonth(Math.min(day, YearMonth.from(time).lengthOfMonth()));
    }
}
