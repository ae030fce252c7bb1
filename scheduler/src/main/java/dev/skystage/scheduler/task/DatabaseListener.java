package dev.skystage.scheduler.task;

import com.zaxxer.hikari.HikariDataSource;
import dev.skystage.scheduler.replica.Replica;
import dev.skystage.scheduler.replica.Shared;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from the other replicas, on a connection of its own: that there is work, and that something they share has
 * changed. It also reads what is shared every second, in case the news was lost, and connects again after the database was
 * away.
 */
@Component
class DatabaseListener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DatabaseListener.class);
    private static final int PATIENCE_MILLIS = 1000;
    private final DataSource dataSource;
    private final List<Shared> shared;
    private final WorkSignal signal;
    private final boolean needed;
    private final boolean worker;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    DatabaseListener(DataSource dataSource, List<Shared> shared, WorkSignal signal, Replica replica) {
        this.dataSource = dataSource;
        this.shared = List.copyOf(shared);
        this.signal = signal;
        this.needed = replica.pump();
        this.worker = replica.worker();
    }

    @Override
    public void start() {
        if (needed) {
            stopped = new CountDownLatch(1);
            thread = Thread.ofPlatform().daemon().name("database-listener").start(this::listen);
        }
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
    public boolean isRunning() {
        return thread != null;
    }

    private void listen() {
        while (stopped.getCount() > 0) {
            try (var connection = connect()) {
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                log.warn("lost the connection that listens, connecting again: {}", e.toString());
                pause();
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var fact : shared) {
                statement.execute("listen " + fact.channel());
            }
            if (worker) {
                statement.execute("listen " + WakeOthers.CHANNEL);
            }
        }
        var notices = connection.unwrap(PGConnection.class);
        while (stopped.getCount() > 0) {
            shared.forEach(Shared::refresh);
            var heard = notices.getNotifications(PATIENCE_MILLIS);
            if (heard != null && heard.length > 0 && worker) {
                signal.raise(); // a moved clock makes work due too
            }
        }
    }

    /** Not from the pool: it is held as long as the replica lives. */
    private Connection connect() throws SQLException {
        if (dataSource.isWrapperFor(HikariDataSource.class)) {
            var pool = dataSource.unwrap(HikariDataSource.class);
            if (pool.getJdbcUrl() != null) {
                return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            }
        }
        return dataSource.getConnection();
    }

    private void pause() {
        try {
            var unused = stopped.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
