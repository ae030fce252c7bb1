package dev.skystage.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The application's data source, with more pools beside the first one: see {@link Pool}. */
final class PoolsApart extends DelegatingDataSource implements AutoCloseable {
    private final Map<Pool, HikariDataSource> pools = new EnumMap<>(Pool.class);

    PoolsApart(HikariDataSource first, PoolProperties properties) {
        super(first);
        pools.put(Pool.READS, like(first, "reads", properties.reads()));
        var writes = like(first, "writes", properties.writes());
        writes.setConnectionInitSql(
                "set lock_timeout = " + properties.lockWait().toMillis());
        pools.put(Pool.WRITES, writes);
    }

    /** Not opened yet: a pool that is made without its configuration opens at the first connection. */
    private static HikariDataSource like(HikariDataSource first, String name, int size) {
        var pool = new HikariDataSource();
        first.copyStateTo(pool);
        pool.setPoolName(first.getPoolName() + "-" + name);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
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
