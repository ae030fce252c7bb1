package dev.skystage.gateway.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL of the tests: a database of its own on the server of SKYSTAGE_TEST_JDBC_URL (with user and password in
 * the URL), else a container where Docker answers, else the embedded server.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String IMAGE = "postgres:18-alpine";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("cuttableDatabase", CuttableDatabase.wrapper());
        var server = System.getenv("SKYSTAGE_TEST_JDBC_URL");
        if (server != null) {
            set(context, "spring.datasource.url=" + ownDatabase(server));
        } else if (dockerAnswers()) {
            @SuppressWarnings("resource") // kept as long as the JVM runs; Testcontainers removes it
            var container = new PostgreSQLContainer(IMAGE);
            container.start();
            set(
                    context,
                    "spring.datasource.url=" + container.getJdbcUrl(),
                    "spring.datasource.username=" + container.getUsername(),
                    "spring.datasource.password=" + container.getPassword());
        } else {
            set(context, "skystage.ephemeral=true");
        }
    }

    /** Testcontainers is used only where Docker answers, because a failure takes long and logs much. */
    private static boolean dockerAnswers() {
        var mayBe = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return mayBe && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Makes a database for this JVM alone, so that runs do not see each other, and returns its URL. */
    static String ownDatabase(String server) {
        var name = "skystage_test_" + ProcessHandle.current().pid();
        execute(server, "drop database if exists " + name + " with (force)");
        execute(server, "create database " + name);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> execute(server, "drop database if exists " + name + " with (force)")));
        return server.replaceFirst("(?<=://[^/]{1,200}/)[^?]*", name);
    }

    private static void execute(String server, String sql) {
        try (Connection connection = DriverManager.getConnection(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("SKYSTAGE_TEST_JDBC_URL does not work", e);
        }
    }

    private static void set(ConfigurableApplicationContext context, String... pairs) {
        TestPropertyValues.of(pairs).applyTo(context);
    }
}
