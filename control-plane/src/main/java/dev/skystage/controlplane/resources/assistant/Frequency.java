package dev.skystage.controlplane.resources.assistant;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a command is repeated: a cron expression in UTC+08:00 or in the time zone that stands behind it; or, as newer
 * clients write it, {@code rate(5m)} or {@code at(2026-11-27 08:00:00 Asia/Shanghai)}, which is in UTC without a zone.
 */
public final class Frequency {
    private static final ZoneId GUESTS = ZoneOffset.ofHours(8);
    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6})([smhd])\\)");
    private static final Pattern AT =
            Pattern.compile("at\\((\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})(?: ([A-Za-z0-9/_+:-]+))?\\)");
    private static final Pattern FROM_GREENWICH = Pattern.compile("GMT([+-])(\\d):(\\d{2})");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private interface Times {
        @Nullable
        Instant after(Instant instant);
    }

    private final Times times;

    private Frequency(Times times) {
        this.times = times;
    }

    /** Empty for a text that is none of these, and for what would run too often or too seldom. */
    public static Optional<Frequency> parse(String text) {
        try {
            var rate = RATE.matcher(text);
            if (rate.matches()) {
                return rate(duration(Long.parseLong(rate.group(1)), rate.group(2)));
            }
            var at = AT.matcher(text);
            if (at.matches()) {
                var zone = at.group(2) == null ? ZoneOffset.UTC : zone(at.group(2));
                return Optional.of(
                        at(LocalDateTime.parse(at.group(1), LOCAL).atZone(zone).toInstant()));
            }
            return CronTimes.parse(text, GUESTS, Frequency::zone).map(cron -> new Frequency(cron::after));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Frequency> rate(Duration every) {
        return every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(new Frequency(instant -> instant.plus(every)));
    }

    private static Frequency at(Instant once) {
        return new Frequency(instant -> once.isAfter(instant) ? once : null);
    }

    /** The next run after an instant; null if there is none. */
    public @Nullable Instant after(Instant instant) {
        return times.after(instant);
    }

    /** A zone by its name or as it is written from Greenwich, where the API has GMT+8:00 and Java GMT+08:00. */
    private static ZoneId zone(String text) {
        return ZoneId.of(FROM_GREENWICH.matcher(text).replaceFirst("GMT$10$2:$3"));
    }

    private static Duration duration(long n, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }
}
