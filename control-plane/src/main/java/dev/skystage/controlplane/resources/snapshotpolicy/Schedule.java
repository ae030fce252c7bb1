package dev.skystage.controlplane.resources.snapshotpolicy;

import dev.skystage.controlplane.api.ApiException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hours on days of the week, in the vendor's time zone, eight hours ahead of UTC.
 *
 * @param timePoints "0" to "23"
 * @param weekdays "1" (Monday) to "7"
 */
public record Schedule(List<String> timePoints, List<String> weekdays) {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final int HOURS_A_WEEK = 7 * 24;
    private static final Set<String> HOURS = texts(0, 23);
    private static final Set<String> DAYS = texts(1, 7);

    private static Set<String> texts(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses what is no hour or no day; repeated ones count once. */
    public static Schedule of(@Nullable List<String> timePoints, @Nullable List<String> weekdays) {
        return new Schedule(
                checked(timePoints, HOURS, "TimePoints parameter"),
                checked(weekdays, DAYS, "RepeatWeekDays parameter"));
    }

    private static List<String> checked(@Nullable List<String> given, Set<String> allowed, String hint) {
        if (given == null || given.isEmpty() || !allowed.containsAll(given)) {
            throw new ApiException("ParameterInvalid", hint);
        }
        return given.stream().distinct().toList();
    }

    /** The first hour of the schedule after an instant. */
    public Instant next(Instant after) {
        var hour = after.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        for (var i = 0; i < HOURS_A_WEEK && !has(hour); i++) {
            hour = hour.plus(1, ChronoUnit.HOURS);
        }
        return hour;
    }

    private boolean has(Instant hour) {
        var local = hour.atOffset(ZONE);
        return timePoints.contains(String.valueOf(local.getHour()))
                && weekdays.contains(String.valueOf(local.getDayOfWeek().getValue()));
    }

    /** Whether it is Sunday. */
    static boolean isSunday(Instant at) {
        return at.atOffset(ZONE).getDayOfWeek().getValue() == 7;
    }

    /** The day as it is written in the names of snapshots, such as 20261127. */
    static String day(Instant at) {
        var local = at.atOffset(ZONE);
        return "%04d%02d%02d".formatted(local.getYear(), local.getMonthValue(), local.getDayOfMonth());
    }
}
