package dev.skystage.controlplane.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time formats of the API: ISO 8601 in UTC, to the minute or to the second. */
public final class Times {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern TO_THE_HOUR = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}Z");
    private static final Pattern TO_THE_MINUTE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}Z");

    private Times() {}

    /** {@code 2026-11-21T02:00Z}, or null for null. */
    public static @Nullable String minutes(@Nullable Instant instant) {
        return instant == null ? null : MINUTES.format(instant);
    }

    /** {@code 2026-11-21T02:00:00Z}, or null for null. */
    public static @Nullable String seconds(@Nullable Instant instant) {
        return instant == null ? null : SECONDS.format(instant);
    }

    /** {@code 2026-11-21T02:00:00Z}, for a time that is not null. */
    public static String of(Instant instant) {
        return SECONDS.format(instant);
    }

    /** Reads also {@code 2026-11-21T02Z}, a form that few parameters have. */
    public static Optional<Instant> parseHours(String text) {
        return parse(TO_THE_HOUR.matcher(text).matches() ? text.replace("Z", ":00Z") : text);
    }

    /** Reads either format; empty when the text has neither. */
    public static Optional<Instant> parse(String text) {
        var full = TO_THE_MINUTE.matcher(text).matches() ? text.replace("Z", ":00Z") : text;
        try {
            var instant = Instant.parse(full);
            return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS)) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
