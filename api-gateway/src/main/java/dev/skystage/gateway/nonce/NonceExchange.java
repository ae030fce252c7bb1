package dev.skystage.gateway.nonce;

import dev.skystage.persistence.cloud.OfAnyCloud;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.clock.RealInstant;
import dev.skystage.scheduler.replica.Phases;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Exchanges used nonces with the other replicas through the table {@code nonce}, five times a second: writes what this
 * replica has seen in one statement, reads what others have written since. It reads all nonces that still matter before
 * the port opens, and writes the last ones after it has closed, so an orderly restart loses none. Calls that write do
 * not wait for it, see {@link WriteNonces}.
 */
@Component
@OfAnyCloud("calls of real time, whose nonces stay where they are")
@ConditionalOnBooleanProperty(name = "skystage.auth.nonce", matchIfMissing = true)
class NonceExchange implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(NonceExchange.class);
    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(15);
    // Rows become visible at commit, a little later than the time in them.
    private static final Duration OVERLAP = Duration.ofMillis(500);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

    private final String replica;
    private final NonceRegistry registry;
    private final JdbcClient jdbc;
    private final RealClock clock;
    private final Duration retention;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("nonce-exchange").daemon().factory());
    private Instant readUpTo = Instant.EPOCH;
    private RealInstant purgedAt = new RealInstant(Instant.EPOCH);
    private long[] unwritten = new long[0];
    private boolean failing;
    private @Nullable ScheduledFuture<?> ticker;
    private volatile boolean running;

    NonceExchange(
            NonceRegistry registry,
            JdbcClient jdbc,
            RealClock clock,
            Ids ids,
            @Value("${skystage.auth.timestamp-window:15m}") Duration window) {
        this.registry = registry;
        this.jdbc = jdbc;
        this.clock = clock;
        this.replica = ids.requestId();
        // A nonce matters from a window before its timestamp to a window after it.
        this.retention = (window.isZero() ? DEFAULT_WINDOW : window).multipliedBy(2);
    }

    @Override
    public void start() {
        running = true;
        read(); // if this fails the start fails: without the nonces of the last minutes every replay would pass
        ticker = executor.scheduleWithFixedDelay(this::exchange, 200, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        if (ticker != null) {
            ticker.cancel(false);
        }
        exchange();
    }

    @Override
    public int getPhase() {
        return Phases.BEHIND_THE_PORTS;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    synchronized void exchange() {
        try {
            write();
            read();
            purge();
            failing = false;
        } catch (DataAccessException e) {
            if (!failing) {
                log.warn("Nonces are not exchanged with other replicas for now: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private void write() {
        if (unwritten.length == 0) { // otherwise the last attempt has failed, and these are still to be written
            unwritten = registry.takeUnpublished();
        }
        if (unwritten.length > 0) {
            jdbc.sql("insert into nonce (hash, replica, seen_at) select unnest(?::bigint[]), ?, clock_timestamp()"
                            + " on conflict do nothing")
                    .param(unwritten)
                    .param(replica)
                    .update();
            unwritten = new long[0];
        }
    }

    private synchronized void read() {
        var since = readUpTo.equals(Instant.EPOCH) ? clock.now().instant().minus(retention) : readUpTo.minus(OVERLAP);
        jdbc.sql("select hash, seen_at from nonce where seen_at > ? and replica <> ?")
                .param(OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .param(replica)
                .query(rows -> {
                    var seenAt = rows.getObject(2, OffsetDateTime.class).toInstant();
                    registry.learn(rows.getLong(1), new RealInstant(seenAt.plus(retention)));
                    if (seenAt.isAfter(readUpTo)) {
                        readUpTo = seenAt;
                    }
                });
    }

    private void purge() {
        var now = clock.now();
        if (purgedAt.until(now).compareTo(PURGE_EVERY) > 0) {
            purgedAt = now;
            jdbc.sql("delete from nonce where seen_at < ?")
                    .param(now.minus(retention).stored())
                    .update();
        }
    }
}
