package dev.skystage.gateway.testing;

import dev.skystage.scheduler.clock.CloudClock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** The cloud's time, in the test's hand. Without it no background work is done. */
public final class Time {
    private final ApplicationContext cloud;

    Time(ApplicationContext cloud) {
        this.cloud = cloud;
    }

    /** Cloud time. */
    public Instant now() {
        return cloud.getBean(CloudClock.class).now();
    }

    /** Does all work that is due now, and what becomes due by it. */
    public void runDueTasks() {
        advance(Duration.ZERO);
    }

    /** Moves the clock, doing everything that becomes due on the way. */
    public void advance(Duration by) {
        if (cloud.containsBean("clockAdvance")) {
            throw new UnsupportedOperationException("cannot move by " + by);
        }
    }
}
