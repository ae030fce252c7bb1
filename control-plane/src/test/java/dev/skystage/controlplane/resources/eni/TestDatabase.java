package dev.skystage.controlplane.resources.eni;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated PostgreSQL for the tests of addresses: one for all of them, which ends with the JVM. */
public final class TestDatabase {
    private static final DataSource SOURCE = start();

    public static final JdbcClient JDBC = JdbcClient.create(SOURCE);
    public static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(SOURCE));

    private TestDatabase() {}

    private static DataSource start() {
        try {
            var postgres = EmbeddedPostgres.builder().start().getPostgresDatabase();
            Flyway.configure().dataSource(postgres).load().migrate();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
