package dev.skystage.scheduler.clock;

import dev.skystage.scheduler.replica.Shared;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The only source of time: real time plus an offset that is shared by all replicas (one row in PostgreSQL) and survives
 * restarts. It only moves forward; see {@link ClockAdvance} for how.
 */
@Component
public class CloudClock implements Shared {
    private static final String CHANNEL = "skystage_clock";

    private final JdbcClient jdbc;
    private volatile Duration offset = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    public CloudClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
        refresh();
    }

    /** Cloud time, in milliseconds. */
    public Instant now() {
        var here = stopped;
        return here == null ? realNow().plus(offset) : here;
    }

    /** Real time, for what the cloud clock must not move: signatures, leases. */
    public Instant realNow() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** How far cloud time is ahead of real time. */
    public Duration offset() {
        return offset;
    }

    /** Where a replica that has moved the clock tells the others. */
    @Override
    public String channel() {
        return CHANNEL;
    }

    /** Reads the shared offset. */
    @Override
    public final void refresh() {
        offset = Duration.ofMillis(
                jdbc.sql("select offset_ms from cloud_clock").query(Long.class).single());
    }

    /** Moves cloud time to the instant, for all replicas; does nothing when it has passed already. */
    void moveTo(Instant target) {
        var ahead = Duration.between(realNow(), target).toMillis();
        var moved = jdbc.sql("update cloud_clock set offset_ms = ? where offset_ms < ?")
                .param(ahead)
                .param(ahead)
                .update();
        if (moved > 0) {
            jdbc.sql("select pg_notify('" + CHANNEL + "', '')")
                    .query((row, index) -> true)
                    .single();
        }
        refresh();
    }

    /** Moves cloud time to the instant and, on this replica, holds it there until {@link #goOn}. */
    void stopAt(Instant instant) {
        moveTo(instant);
        stopped = instant;
    }

    /** Lets time run again; it has passed meanwhile, so it never jumps back. */
    void goOn() {
        stopped = null;
    }
}
