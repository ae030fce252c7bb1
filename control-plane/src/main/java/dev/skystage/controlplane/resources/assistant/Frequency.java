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
import org.springframework.scheduling.support.CronExpression;

/**
 * When a command is repeated: a cron expression of six fields, in UTC+08:00 or in the time zone that stands behind it;
 * or, as newer clients write it, {@code rate(5m)} or {@code at(2026-11-27 08:00:00 Asia/Shanghai)}.
 */
public final class Frequency {
    private static final ZoneId GUESTS = ZoneOffset.ofHours(8);
    private static final int FIELDS = 6;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,5})([smhd])\\)");
    private static final Pattern AT =
            Pattern.compile("at\\((\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})(?: ([A-Za-z0-9/_+:-]+))?\\)");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final @Nullable CronExpression cron;
    private final ZoneId zone;
    private final @Nullable Duration every;
    private final @Nullable Instant once;

    private Frequency(@Nullable CronExpression cron, ZoneId zone, @Nullable Duration every, @Nullable Instant once) {
        this.cron = cron;
        this.zone = zone;
        this.every = every;
        this.once = once;
    }

    /** Empty for a text that is none of these. */
    public static Optional<Frequency> parse(String text) {
        try {
            var rate = RATE.matcher(text);
            if (rate.matches()) {
                var every = duration(Long.parseLong(rate.group(1)), rate.group(2));
                return every.compareTo(SHORTEST) < 0
                        ? Optional.empty()
                        : Optional.of(new Frequency(null, GUESTS, every, null));
            }
            var at = AT.matcher(text);
            if (at.matches()) {
                var zone = at.group(2) == null ? GUESTS : ZoneId.of(at.group(2));
                return Optional.of(new Frequency(
                        null,
                        zone,
                        null,
                        LocalDateTime.parse(at.group(1), LOCAL).atZone(zone).toInstant()));
            }
            var fields = text.strip().split("\\s+");
            var zoned = fields.length == FIELDS + 1 && !fields[FIELDS].matches("[0-9*/,-]+");
            var zone = zoned ? ZoneId.of(fields[FIELDS]) : GUESTS;
            var cron = CronExpression.parse(
                    zoned ? text.strip().substring(0, text.strip().lastIndexOf(' ')) : text.strip());
            return Optional.of(new Frequency(cron, zone, null, null));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The next run after an instant; null if there is none. */
    public @Nullable Instant after(Instant instant) {
        if (every != null) {
            return instant.plus(every);
        }
        if (once != null) {
            return once.isAfter(instant) ? once : null;
        }
        var next = cron == null ? null : cron.next(instant.atZone(zone));
        return next == null ? null : next.toInstant();
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
