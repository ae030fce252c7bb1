package dev.skystage.scheduler.clock;

import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * A time of the real world: signatures, expiry of credentials, leases and ClientTokens use it. It is no {@link
 * Instant}, because those are cloud time, and comparing the two is a mistake that shows only after the clock was moved.
 */
public record RealInstant(@JsonValue Instant instant) implements Comparable<RealInstant> {
    public static RealInstant of(Timestamp stored) {
        return new RealInstant(stored.toInstant());
    }

    public Timestamp stored() {
        return Timestamp.from(instant);
    }

    public RealInstant plus(Duration duration) {
        return new RealInstant(instant.plus(duration));
    }

    public RealInstant minus(Duration duration) {
        return new RealInstant(instant.minus(duration));
    }

    public boolean isBefore(RealInstant other) {
        return instant.isBefore(other.instant);
    }

    public boolean isAfter(RealInstant other) {
        return instant.isAfter(other.instant);
    }

    /** How long it is from this instant to the other one; negative when the other one is earlier. */
    public Duration until(RealInstant other) {
        return Duration.between(instant, other.instant);
    }

    @Override
    public int compareTo(RealInstant other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public String toString() {
        return instant.toString();
    }
}
