package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the automatic release time: from half an hour to three years ahead, to the minute. */
public final class AutoRelease {
    private static final Pattern TO_THE_SECOND = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Duration LEAST = Duration.ofMinutes(30);
    private static final int MOST_YEARS = 3;
    private static final ApiException MALFORMED = new ApiException("InvalidAutoReleaseTime.Malformed");

    private AutoRelease() {}

    /** The time that a creation gives, which must have seconds; null if it gives none. */
    public static @Nullable Instant ofCreation(@Nullable String text, Instant now) {
        ApiException.check(text == null || TO_THE_SECOND.matcher(text).matches(), MALFORMED);
        return of(text, now);
    }

    /**
     * The time, cut to the minute; null for none. The bounds are cut to minutes too, so that "in 30 minutes" is never
     * too early.
     */
    public static @Nullable Instant of(@Nullable String text, Instant now) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var time = Times.parse(text).orElseThrow(() -> MALFORMED).truncatedTo(ChronoUnit.MINUTES);
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var last = minute.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
        ApiException.check(!time.isBefore(minute.plus(LEAST)) && !time.isAfter(last), MALFORMED);
        return time;
    }
}
