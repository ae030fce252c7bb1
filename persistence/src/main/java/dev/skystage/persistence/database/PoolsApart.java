package dev.skystage.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The application's data source, with further pools beside the first one: see {@link Pool}. */
final class PoolsApart extends DelegatingDataSource implements AutoCloseable {
    private static final String ANSWER_LIMIT = "socketTimeout"; // the driver's property, in seconds

    /** How long after its caller the server gives a statement up: the caller's error is always its own. */
    private static final Duration AFTER = Duration.ofSeconds(1);

    private final Map<Pool, HikariDataSource> pools = new EnumMap<>(Pool.class);

    PoolsApart(HikariDataSource first, PoolProperties properties) {
        super(first);
        var patience = properties.patience();
        var longest = "set statement_timeout = " + patience.plus(AFTER).toMillis();
        pools.put(Pool.READS, like(first, "reads", properties.reads(), patience, longest));
        var lockWait = "; set lock_timeout = " + properties.lockWait().toMillis();
        pools.put(Pool.WRITES, like(first, "writes", properties.writes(), patience, longest + lockWait));
    }

    /**
     * The pool is not opened yet: one without a ready configuration opens at its first use. It has a read timeout,
     * because a server that exists but says nothing, since its machine is frozen or its disk hangs, would be waited for
     * without end. A server that is only slow would go on with what nobody waits for any more, and keep its locks: it
     * has a limit of its own.
     */
    private static HikariDataSource like(
            HikariDataSource first, String name, int size, Duration patience, String settings) {
        var pool = new HikariDataSource();
        first.copyStateTo(pool);
        pool.setPoolName(first.getPoolName() + "-" + name);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(patience.toMillis());
        pool.setConnectionInitSql(settings);
        var url = first.getJdbcUrl();
        if (url != null && !url.contains(ANSWER_LIMIT)) {
            pool.setJdbcUrl(
                    url + (url.contains("?") ? "&" : "?") + ANSWER_LIMIT + "=" + Math.max(1, patience.toSeconds()));
        }
        return pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var use = Pool.current();
        var pool = use == null ? null : pools.get(use);
        return pool == null ? super.getConnection() : pool.getConnection();
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
