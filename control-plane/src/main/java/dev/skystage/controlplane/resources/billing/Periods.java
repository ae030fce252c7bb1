package dev.skystage.controlplane.resources.billing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * When periods of a subscription end. Months keep the day of the month on which the subscription began, as far as the
 * month has one: begun on the 31st of January it ends on the 28th of February, and renewed, on the 31st of March.
 */
public final class Periods {
    public static final String WEEK = "Week";
    public static final String MONTH = "Month";
    public static final String YEAR = "Year";
    private static final int MONTHS_A_YEAR = 12;

    private Periods() {}

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
        var to = from.plusMonths(unit.equals(YEAR) ? (long) length * MONTHS_A_YEAR : length);
        return onDay(to, begun.atOffset(ZoneOffset.UTC).getDayOfMonth()).toInstant();
    }

    private static OffsetDateTime onDay(OffsetDateTime time, int day) {
        return time.withDayOfMonth(Math.min(day, YearMonth.from(time).lengthOfMonth()));
    }
}
