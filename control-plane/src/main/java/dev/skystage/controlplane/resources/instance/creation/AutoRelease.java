package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the automatic release time: from half an hour to three years ahead, to the minute. */
final class AutoRelease {
    private static final Pattern FORMAT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final String CODE = "InvalidAutoReleaseTime.Malformed";

    private AutoRelease() {}

    static @Nullable Instant of(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        check(FORMAT.matcher(text).matches(), CODE);
        try {
            var time = Instant.parse(text).truncatedTo(ChronoUnit.MINUTES);
            // Compared by the minute too, so that "in exactly 30 minutes" passes although its seconds are cut.
            check(!time.isBefore(now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(30))), CODE);
            check(!time.isAfter(now.atOffset(ZoneOffset.UTC).plusYears(3).toInstant()), CODE);
            return time;
        } catch (DateTimeParseException malformed) {
            throw new ApiException(CODE);
        }
    }
}
