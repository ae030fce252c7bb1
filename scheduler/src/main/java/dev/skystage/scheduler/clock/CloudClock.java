package dev.skystage.scheduler.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The only source of time: real time plus an offset that is shared by all replicas (one row in PostgreSQL) and survives
 * restarts. It only moves forward; see {@link ClockAdvance} for how.
 */
@Component
public class CloudClock {
    private final JdbcClient jdbc;
    private volatile Duration offset = Duration.ZERO;

    public CloudClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
        refresh();
    }

    /** Cloud time, in milliseconds. */
    public Instant now() {
        return realNow().plus(offset);
    }

    /** Real time, for what the cloud clock must not move: signatures, leases. */
    public Instant realNow() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** How far cloud time is ahead of real time. */
    public Duration offset() {
        return offset;
    }

    /** Reads the shared offset. */
    public final void refresh() {
        offset = Duration.ofMillis(
                jdbc.sql("select offset_ms from cloud_clock").query(Long.class).single());
    }

    /** Moves cloud time to the instant, for all replicas; does nothing when it has passed already. */
    void moveTo(Instant target) {
        var ahead = Duration.between(realNow(), target).toMillis();
        jdbc.sql("update cloud_clock set offset_ms = greatest(offset_ms, ?)")
                .param(ahead)
                .update();
        refresh();
    }
}
