package dev.skystage.scheduler.calendar;

import dev.skystage.persistence.cloud.Gate;
import dev.skystage.scheduler.clock.CloudClock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Calendars for tests of other packages. */
public final class TestCalendars {
    private TestCalendars() {}

    public static Calendar of(
            List<Reconciler> reconcilers, CloudClock clock, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Calendar(reconcilers, clock, jdbc, transactions, new Gate(Duration.ofSeconds(1)));
    }
}
