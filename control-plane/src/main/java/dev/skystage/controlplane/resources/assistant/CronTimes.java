package dev.skystage.controlplane.resources.assistant;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The times of a cron expression as the cloud assistant writes it: six fields from the second on, then perhaps a year and
 * perhaps a time zone.
 */
final class CronTimes {
    private static final int FIELDS = 6;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final int TRIES = 12;
    private static final Instant SOME_TIME = Instant.parse("2024-01-01T00:00:00Z");
    private static final Pattern YEARS = Pattern.compile("[*?]|\\d{4}(-\\d{4})?(,\\d{4}(-\\d{4})?)*");

    private final CronExpression cron;
    private final @Nullable NavigableSet<Integer> years;
    private final ZoneId zone;

    private CronTimes(CronExpression cron, @Nullable NavigableSet<Integer> years, ZoneId zone) {
        this.cron = cron;
        this.years = years;
        this.zone = zone;
    }

    /** Empty for another number of fields and for runs that follow each other too closely. */
    static Optional<CronTimes> parse(String text, ZoneId usual, Function<String, ZoneId> zones) {
        var fields = text.strip().split("\\s+");
        var zoned = fields.length > FIELDS
                && !YEARS.matcher(fields[fields.length - 1]).matches();
        var timed = zoned ? fields.length - 1 : fields.length;
        if (timed < FIELDS || timed > FIELDS + 1) {
            return Optional.empty();
        }
        var years = timed > FIELDS ? years(fields[FIELDS]) : null;
        var zone = zoned ? zones.apply(fields[fields.length - 1]) : usual;
        var cron = CronExpression.parse(String.join(" ", Arrays.copyOf(fields, FIELDS)));
        return isTooOften(cron) ? Optional.empty() : Optional.of(new CronTimes(cron, years, zone));
    }

    /** The years that are meant; null for all. */
    private static @Nullable NavigableSet<Integer> years(String text) {
        if (!YEARS.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        if (text.equals("*") || text.equals("?")) {
            return null;
        }
        var years = new TreeSet<Integer>();
        for (var range : text.split(",")) {
            var ends = range.split("-");
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(years::add);
        }
        return years;
    }

    private static boolean isTooOften(CronExpression cron) {
        var at = cron.next(SOME_TIME.atZone(ZoneId.of("UTC")));
        for (var i = 0; i < TRIES && at != null; i++) {
            var next = cron.next(at);
            if (next != null && Duration.between(at, next).compareTo(SHORTEST) < 0) {
                return true;
            }
            at = next;
        }
        return false;
    }

    /** The next time after an instant; null if there is none. */
    @Nullable
    Instant after(Instant instant) {
        var at = inYears(instant.atZone(zone));
        while (at != null) {
            var next = cron.next(at);
            if (next == null || years == null || years.contains(next.getYear())) {
                return next == null ? null : next.toInstant();
            }
            at = inYears(next);
        }
        return null;
    }

    /** The time if it is in a year that is meant, else the last one before the next such year. */
    private @Nullable ZonedDateTime inYears(ZonedDateTime at) {
        if (years == null || years.contains(at.getYear())) {
            return at;
        }
        var year = years.higher(at.getYear());
        return year == null
                ? null
                : at.withDayOfYear(1)
                        .withYear(year)
                        .truncatedTo(ChronoUnit.DAYS)
                        .minusSeconds(1);
    }
}
