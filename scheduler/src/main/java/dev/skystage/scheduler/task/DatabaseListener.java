package dev.skystage.scheduler.task;

import com.zaxxer.hikari.HikariDataSource;
import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.scheduler.replica.Phases;
import dev.skystage.scheduler.replica.Presence;
import dev.skystage.scheduler.replica.Replica;
import dev.skystage.scheduler.replica.Shared;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listens to the other replicas, on a connection of its own: for new work, for changes of shared facts, and for one
 * that wants to be alone with the cloud ({@link Presence}). It also reads shared facts every second, in case a
 * notification was lost, and connects again after the database was away. On a replica where nothing happens by itself
 * it listens only for the last.
 */
@Component
class DatabaseListener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DatabaseListener.class);
    private static final int PATIENCE_MILLIS = 1000;
    private static final int START_MILLIS = 5000;
    private final DataSource dataSource;
    private final List<Shared> all;
    private final List<Shared> shared;
    private final WorkSignal signal;
    private final Presence presence;
    private final boolean worker;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile CountDownLatch present = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    DatabaseListener(
            DataSource dataSource, List<Shared> shared, WorkSignal signal, Presence presence, Replica replica) {
        this.dataSource = dataSource;
        this.all = List.copyOf(shared);
        this.shared = replica.pump() ? all : List.of();
        this.signal = signal;
        this.presence = presence;
        this.worker = replica.worksByItself();
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        present = new CountDownLatch(1);
        thread = Thread.ofPlatform().daemon().name("database-listener").start(this::listen);
        await(present, START_MILLIS); // before the port opens, unless the database is away
    }

    @Override
    public void stop() {
        stopped.countDown();
        var listening = thread;
        if (listening != null) {
            try {
                listening.join(2 * PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public int getPhase() {
        return Phases.BEHIND_THE_PORTS;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @EventListener
    void replaced(CloudReplaced event) {
        all.forEach(Shared::refresh);
    }

    private void listen() {
        while (stopped.getCount() > 0) {
            try (var connection = connect()) {
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                log.warn("lost the connection that listens, connecting again: {}", e.toString());
                await(stopped, PATIENCE_MILLIS);
            }
        }
        presence.leave();
    }

    private void hear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var fact : shared) {
                statement.execute("listen " + fact.channel());
            }
            if (worker) {
                statement.execute("listen " + WakeOthers.CHANNEL);
            }
            statement.execute("listen " + Presence.CHANNEL);
        }
        presence.enter(connection);
        present.countDown();
        var notices = connection.unwrap(PGConnection.class);
        while (stopped.getCount() > 0) {
            shared.forEach(Shared::refresh);
            var heard = notices.getNotifications(PATIENCE_MILLIS);
            if (heard != null
                    && Stream.of(heard).anyMatch(news -> news.getName().equals(Presence.CHANNEL))) {
                presence.stepAside(connection);
            }
            if (heard != null && heard.length > 0 && worker) {
                signal.raise(); // a clock that was moved makes work due too
            }
        }
    }

    /** Not from the pool, because it is used as long as the replica lives. */
    private Connection connect() throws SQLException {
        if (dataSource.isWrapperFor(HikariDataSource.class)) {
            var pool = dataSource.unwrap(HikariDataSource.class);
            if (pool.getJdbcUrl() != null) {
                return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            }
        }
        return dataSource.getConnection();
    }

    private static void await(CountDownLatch latch, int millis) {
        try {
            var unused = latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
