package dev.skystage.scheduler;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;

/** A migrated PostgreSQL for the tests of this module: one for all of them, which ends with the JVM. */
public final class TestDatabase {
    public static final HikariDataSource SOURCE = start();

    private TestDatabase() {}

    private static HikariDataSource start() {
        try {
            var postgres = EmbeddedPostgres.builder().start();
            var pool = new HikariDataSource();
            pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
            pool.setMaximumPoolSize(20);
            Flyway.configure().dataSource(pool).load().migrate();
            return pool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
