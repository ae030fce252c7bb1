package dev.skystage.gateway.nonce;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
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
 * replica has seen in one statement, reads what others have written since. At the start it reads the whole window, so
 * a restart forgets nothing that had been written.
 */
@Component
@ConditionalOnBooleanProperty(name = "skystage.auth.nonce", matchIfMissing = true)
class NonceExchange implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(NonceExchange.class);
    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(15);
    // Rows become visible at commit, a little after the time they carry.
    private static final Duration OVERLAP = Duration.ofMillis(500);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

    private final String replica;
    private final NonceRegistry registry;
    private final JdbcClient jdbc;
    private final CloudClock clock;
    private final Duration retention;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("nonce-exchange").daemon().factory());
    private Instant readUpTo = Instant.EPOCH;
    private Instant purgedAt = Instant.EPOCH;
    private long[] unwritten = new long[0];
    private boolean failing;
    private @Nullable ScheduledFuture<?> ticker;
    private volatile boolean running;

    NonceExchange(
            NonceRegistry registry,
            JdbcClient jdbc,
            CloudClock clock,
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
        exchange();
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
        if (unwritten.length == 0) { // else the last attempt failed
            unwritten = registry.takeUnpublished();
        }
        if (unwritten.length > 0) {
            jdbc.sql("insert into nonce (hash, replica, seen_at) select unnest(?::bigint[]), ?, clock_timestamp()")
                    .param(unwritten)
                    .param(replica)
                    .update();
            unwritten = new long[0];
        }
    }

    private void read() {
        var since = readUpTo.equals(Instant.EPOCH) ? clock.realNow().minus(retention) : readUpTo.minus(OVERLAP);
        jdbc.sql("select hash, seen_at from nonce where seen_at > ? and replica <> ?")
                .param(OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .param(replica)
                .query(rows -> {
                    var seenAt = rows.getObject(2, OffsetDateTime.class).toInstant();
                    registry.learn(rows.getLong(1), seenAt.plus(retention));
                    if (seenAt.isAfter(readUpTo)) {
                        readUpTo = seenAt;
                    }
                });
    }

    private void purge() {
        var now = clock.realNow();
        if (Duration.between(purgedAt, now).compareTo(PURGE_EVERY) > 0) {
            purgedAt = now;
            jdbc.sql("delete from nonce where seen_at < ?")
                    .param(OffsetDateTime.ofInstant(now.minus(retention), ZoneOffset.UTC))
                    .update();
        }
    }
}
