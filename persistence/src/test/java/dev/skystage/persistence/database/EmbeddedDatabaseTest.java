package dev.skystage.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final int ROWS = 300;

    /** One for all tests: unpacking the server takes longer than testing it. */
    @TempDir
    static Path directory;

    private static int from;

    @AfterEach
    void stopServer() throws IOException {
        var left = Postmaster.find(directory.resolve("data"));
        left.ifPresent(server -> {
            server.process().destroy();
            server.process().onExit().join();
        });
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheJvmIsKilled() throws Exception {
        var acknowledged = commitUntilKilled(false);
        try (var database = EmbeddedDatabase.persistent(new Home(directory))) {
            assertThat(written(database, acknowledged)).isEqualTo(acknowledged - from + 1);
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheServerIsKilledToo() throws Exception {
        var acknowledged = commitUntilKilled(true);
        try (var database = EmbeddedDatabase.persistent(new Home(directory))) {
            assertThat(written(database, acknowledged)).isEqualTo(acknowledged - from + 1);
        }
    }

    @Test
    void aServerLeftBehindIsTakenOverAndStopped() throws Exception {
        commitUntilKilled(false);
        var orphan = Postmaster.find(directory.resolve("data")).orElseThrow();
        var database = EmbeddedDatabase.persistent(new Home(directory));
        assertThat(database.getJdbcUrl()).contains(":" + orphan.port() + "/");
        database.close();
        assertThat(Postmaster.find(directory.resolve("data"))).isEmpty();
    }

    @Test
    void commitsAreDurableAndTheSecondUserOfAHomeIsTurnedAway() throws Exception {
        var home = new Home(directory);
        try (var database = EmbeddedDatabase.persistent(home)) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThatThrownBy(() -> EmbeddedDatabase.persistent(home))
                    .isInstanceOf(HomeInUseException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("--skystage.home");
        }
    }

    @Test
    void aPidFileThatNamesAnotherProcessIsStale() throws Exception {
        var data = Files.createDirectories(directory.resolve("other"));
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n1\n5432\n");
        assertThat(Postmaster.find(data)).isEmpty();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    /** Answers the last number that was acknowledged. */
    private static int commitUntilKilled(boolean serverToo) throws IOException, InterruptedException {
        from += 1_000_000;
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        directory.toString(),
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var acknowledged = from - 1;
        try (var out = process.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.chars().allMatch(Character::isDigit)) {
                    continue; // the log
                }
                acknowledged = Integer.parseInt(line);
                if (acknowledged == from + ROWS) {
                    if (serverToo) {
                        killServer();
                    }
                    process.toHandle().destroyForcibly(); // unlike the process' own method, leaves its streams open
                }
            }
        }
        process.waitFor();
        assertThat(acknowledged).isGreaterThanOrEqualTo(from + ROWS);
        return acknowledged;
    }

    private static void killServer() throws IOException {
        var postmaster =
                Postmaster.find(directory.resolve("data")).orElseThrow().process();
        var children = postmaster.children().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
    }

    private static int written(EmbeddedDatabase database, int upTo) throws SQLException {
        return Integer.parseInt(
                text(database, "select count(*) from written where id between %d and %d".formatted(from, upTo)));
    }

    private static String setting(EmbeddedDatabase database, String name) throws SQLException {
        return text(database, "show " + name);
    }

    private static String text(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
