package dev.skystage.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withUserConfiguration(Home.class, DatabaseConfiguration.class);

    @Test
    void aGivenServerIsUsedAndNoneStarted() throws IOException {
        try (var given = EmbeddedDatabase.ephemeral()) {
            application
                    .withPropertyValues(
                            "skystage.ephemeral=true",
                            "spring.datasource.url=" + given.getJdbcUrl(),
                            "spring.datasource.username=" + given.getUsername(),
                            "spring.datasource.password=" + given.getPassword())
                    .run(context -> {
                        assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
                        assertThat(port(context.getBean(DataSource.class))).isEqualTo(port(given));
                    });
        }
    }

    @Test
    void withoutOneAnEmbeddedServerIsStartedAndAnEphemeralHomeIsDeleted() {
        var home = new Path[1];
        application.withPropertyValues("skystage.ephemeral=true").run(context -> {
            home[0] = context.getBean(Home.class).path();
            assertThat(home[0]).exists();
            assertThat(port(context.getBean(DataSource.class)))
                    .isEqualTo(port(context.getBean(EmbeddedDatabase.class)));
        });
        assertThat(Files.exists(home[0])).isFalse();
    }

    /** While other uses hold all of their connections. */
    @Test
    void eachUseHasConnectionsOfItsOwn() {
        application
                .withPropertyValues(
                        "skystage.ephemeral=true",
                        "skystage.database.lock-wait=70ms",
                        "spring.datasource.hikari.maximum-pool-size=1",
                        "spring.datasource.hikari.connection-timeout=500")
                .run(context -> {
                    var database = context.getBean(DataSource.class);
                    try (var held = database.getConnection()) {
                        assertThat(held.isValid(1)).isTrue();
                        assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
                        assertThat(Pool.READS.<String>during(() -> lockTimeout(database)))
                                .isEqualTo("0");
                        assertThat(Pool.WRITES.<String>during(() -> lockTimeout(database)))
                                .isEqualTo("70ms");
                        assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
                    }
                });
    }

    /** A frozen machine or a hanging disk: the connection exists, but no answer comes. */
    @Test
    void callsDoNotWaitForeverForADatabaseThatIsFrozen() {
        application
                .withPropertyValues("skystage.ephemeral=true", "skystage.database.patience=1s")
                .run(context -> {
                    var database = context.getBean(DataSource.class);
                    Pool.READS.<String>during(() -> lockTimeout(database));
                    var server = Postmaster.find(
                                    context.getBean(EmbeddedDatabase.class).data())
                            .orElseThrow()
                            .process();
                    signal("STOP", server);
                    try {
                        var begin = System.nanoTime();
                        for (var pool : Pool.values()) {
                            assertThatThrownBy(() -> pool.<String>during(() -> lockTimeout(database)))
                                    .satisfies(thrown -> assertThat(DatabaseAway.caused(thrown))
                                            .isTrue());
                        }
                        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
                    } finally {
                        signal("CONT", server);
                    }
                    assertThat(Pool.READS.<String>during(() -> lockTimeout(database)))
                            .isEqualTo("0");
                });
    }

    /** Its locks would stay, and others would wait for them. */
    @Test
    void theServerEndsWhatNobodyWaitsForAnyMore() {
        application
                .withPropertyValues("skystage.ephemeral=true", "skystage.database.patience=1s")
                .run(context -> {
                    var database = context.getBean(DataSource.class);
                    for (var pool : Pool.values()) {
                        assertThatThrownBy(() ->
                                        pool.<Integer>during(() -> number(database, "select 1 from pg_sleep(3600)")))
                                .satisfies(thrown ->
                                        assertThat(DatabaseAway.caused(thrown)).isTrue());
                    }
                    await().untilAsserted(() -> assertThat(
                                    number(
                                            database,
                                            "select count(*) from pg_stat_activity where state = 'active' and wait_event = 'PgSleep'"))
                            .isZero());
                });
    }

    private static void signal(String name, ProcessHandle server) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(server.pid())));
        server.descendants().forEach(session -> command.add(Long.toString(session.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static String lockTimeout(DataSource database) {
        return JdbcClient.create(database)
                .sql("show lock_timeout")
                .query(String.class)
                .single();
    }

    private static int port(DataSource database) {
        return number(database, "select inet_server_port()");
    }

    private static int number(DataSource database, String sql) {
        return JdbcClient.create(database).sql(sql).query(Integer.class).single();
    }

    private static int port(EmbeddedDatabase database) {
        return Integer.parseInt(database.getJdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
    }
}
