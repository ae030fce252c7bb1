package dev.skystage.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTest {
    private static final int ROWS = 300;

    /** One for all tests, because unpacking the server takes longer than testing it. */
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

    /** In that case Spring closes nothing. */
    @Test
    void aJvmThatIsToldToEndBeforeItIsUpLeavesNoServer() throws Exception {
        from += 1_000_000;
        var process = committing();
        try (var out = process.inputReader()) {
            var line = out.readLine();
            while (line != null && !line.chars().allMatch(Character::isDigit)) {
                line = out.readLine(); // all lines before were the log
            }
            assertThat(Postmaster.find(directory.resolve("data"))).isPresent();
            process.toHandle().destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        }
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

    /** They are 125 MB: whoever starts many servers has them on the disk once. */
    @Test
    void serversThatForgetShareTheirPrograms() throws Exception {
        Path programs;
        try (var first = EmbeddedDatabase.ephemeral()) {
            programs = first.data().getParent();
        }
        try (var second = EmbeddedDatabase.ephemeral()) {
            assertThat(second.data()).hasParent(programs);
        }
    }

    @Test
    void aServerThatIsKilledIsStartedAgain() throws Exception {
        try (var database = EmbeddedDatabase.persistent(new Home(directory))) {
            try (var connection = DriverManager.getConnection(
                            database.getJdbcUrl(), database.getUsername(), database.getPassword());
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 7 as n");
            }
            killServer();
            assertThat(answerSoon(database, "select n from kept")).isEqualTo("7");
            killServer();
            assertThat(answerSoon(database, "select n from kept")).isEqualTo("7");
        }
        assertThat(Postmaster.find(directory.resolve("data"))).isEmpty();
    }

    private static String answerSoon(EmbeddedDatabase database, String sql) throws SQLException {
        var limit = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try {
                return text(database, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > limit) {
                    throw e;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    @Test
    void nobodyElseOnTheMachineIsLetIn() throws Exception {
        var password = directory.resolve("postgres.password");
        try (var database = EmbeddedDatabase.persistent(new Home(directory))) {
            for (var wrong : List.of("", "postgres")) {
                assertThatThrownBy(
                                () -> DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), wrong)
                                        .close())
                        .isInstanceOf(SQLException.class);
            }
            assertThat(password).hasContent(database.getPassword());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
        }
    }

    /** Homes of older versions had no password; in others the file was written when the disk was full. */
    @ParameterizedTest
    @ValueSource(strings = {"", "cut short"})
    void aServerWithoutAPasswordGetsOne(String left) throws Exception {
        var home = new Home(directory);
        EmbeddedDatabase.persistent(home).close();
        Files.writeString(directory.resolve("postgres.password"), left);
        Files.writeString(directory.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        nobodyElseOnTheMachineIsLetIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "port", "99999999999"})
    void aBrokenPortFileIsMadeAnew(String left) throws Exception {
        Files.writeString(directory.resolve("postgres.port"), left);
        try (var database = EmbeddedDatabase.persistent(new Home(directory))) {
            var port = Files.readString(directory.resolve("postgres.port")).strip();
            assertThat(database.getJdbcUrl()).contains("localhost:" + port + "/");
        }
    }

    @Test
    void aCutPidFileIsStale() throws Exception {
        var data = Files.createDirectories(directory.resolve("cut"));
        for (var left : List.of("", "12", "x\n\n\n", "1\n/\n1\nport\n")) {
            Files.writeString(data.resolve("postmaster.pid"), left);
            assertThat(Postmaster.find(data)).isEmpty();
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

    /** Returns the last number whose commit was acknowledged. */
    private static int commitUntilKilled(boolean serverToo) throws IOException, InterruptedException {
        from += 1_000_000;
        var process = committing();
        var acknowledged = from - 1;
        try (var out = process.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.chars().allMatch(Character::isDigit)) {
                    continue; // a line of the log
                }
                acknowledged = Integer.parseInt(line);
                if (acknowledged == from + ROWS) {
                    if (serverToo) {
                        killServer();
                    }
                    process.toHandle().destroyForcibly(); // the process' own method would close its streams
                }
            }
        }
        process.waitFor();
        assertThat(acknowledged).isGreaterThanOrEqualTo(from + ROWS);
        return acknowledged;
    }

    private static Process committing() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        directory.toString(),
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
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
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
