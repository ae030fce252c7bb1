package dev.skystage.gateway.testing;

import dev.skystage.scheduler.clock.ClockAdvance;
import dev.skystage.scheduler.clock.CloudClock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** The cloud's time, which the test controls. Without it no background work is done. */
public final class Time {
    private final CloudClock clock;
    private final ClockAdvance advance;

    public Time(ApplicationContext cloud) {
        clock = cloud.getBean(CloudClock.class);
        advance = cloud.getBean(ClockAdvance.class);
    }

    /** Cloud time. */
    public Instant now() {
        return clock.now();
    }

    /** Does all work that is due now, and what becomes due because of it. */
    public void runDueTasks() {
        advance.drain();
    }

    /** Moves the clock, doing everything that becomes due on the way. */
    public void advance(Duration by) {
        advance.advance(by);
    }
}
