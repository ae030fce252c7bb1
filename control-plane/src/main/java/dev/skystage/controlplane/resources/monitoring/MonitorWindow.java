package dev.skystage.controlplane.resources.monitoring;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points in time of monitoring data: from start to end, both included, a period apart.
 *
 * @param start a full minute
 * @param end a full minute
 * @param seconds the length of a period
 */
public record MonitorWindow(Instant start, Instant end, int seconds) {
    private static final Set<Integer> PERIODS = Set.of(60, 600, 3600);
    private static final Duration OLDEST = Duration.ofDays(30);
    private static final int MOST = 400;
    private static final int MINUTE = 60;

    /** The window that the parameters give; an instant within a minute moves to the next full one. */
    public static MonitorWindow of(String startTime, String endTime, @Nullable Integer period, Instant now) {
        return of(startTime, endTime, period, PERIODS, now);
    }

    /** The same, with other allowed periods. */
    public static MonitorWindow of(
            String startTime, String endTime, @Nullable Integer period, Set<Integer> periods, Instant now) {
        var start = parse(startTime, "InvalidStartTime.Malformed");
        var end = parse(endTime, "InvalidEndTime.Malformed");
        int seconds = period == null ? MINUTE : period;
        check(periods.contains(seconds), "InvalidPeriod.ValueNotSupported");
        check(!start.isBefore(now.minus(OLDEST)), "InvalidStartTime.TooEarly");
        check(!start.isAfter(end), "InvalidStartTime.ValueNotSupported");
        check(Duration.between(start, end).toSeconds() / seconds <= MOST, "InvalidParameter.TooManyDataQueried");
        return new MonitorWindow(start, end, seconds);
    }

    private static Instant parse(String text, String code) {
        var instant = Times.parse(text).orElseThrow(() -> new ApiException(code));
        var minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }

    /** A value for each point in the past that is inside one of the intervals, the earliest first. */
    public <T> List<T> during(List<Activity.Interval> intervals, Instant now, Function<Instant, T> point) {
        return points(now)
                .filter(at -> intervals.stream().anyMatch(interval -> interval.contains(at)))
                .map(point)
                .toList();
    }

    /** The points that are not in the future. */
    public Stream<Instant> points(Instant now) {
        var last = end.isBefore(now) ? end : now;
        return Stream.iterate(start, at -> !at.isAfter(last), at -> at.plusSeconds(seconds));
    }
}
