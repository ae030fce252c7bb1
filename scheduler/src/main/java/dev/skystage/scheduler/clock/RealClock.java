package dev.skystage.scheduler.clock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells real time, in milliseconds, whatever the {@link CloudClock} says. */
@FunctionalInterface
public interface RealClock {
    /** The clock of this machine. */
    RealClock SYSTEM = () -> new RealInstant(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    RealInstant now();
}
