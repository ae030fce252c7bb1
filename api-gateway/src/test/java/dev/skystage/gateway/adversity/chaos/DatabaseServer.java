package dev.skystage.gateway.adversity.chaos;

import static org.awaitility.Awaitility.await;

import dev.skystage.persistence.database.EmbeddedDatabase;
import dev.skystage.persistence.database.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A durable PostgreSQL server in a process of its own, which can be killed and started again on the same port. */
final class DatabaseServer implements AutoCloseable {
    static final String USER = "postgres";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private final Path directory;
    private final String url;
    private final List<String> command;
    private Process process;

    DatabaseServer(Path directory) throws IOException {
        this.directory = directory;
        String binary;
        try (var first = EmbeddedDatabase.persistent(new Home(directory))) {
            url = first.getJdbcUrl();
            binary = binary();
        }
        var port = Files.readString(directory.resolve("postgres.port")).strip();
        Files.writeString(
                directory.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\nhost all all ::1/128 trust\n");
        command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to be root
        }
        command.addAll(List.of(binary, "-D", directory.resolve("data").toString(), "-p", port));
        for (var setting : List.of("listen_addresses=localhost", "unix_socket_directories=", "fsync=on")) {
            command.addAll(List.of("-c", setting));
        }
        process = start();
    }

    /** The binary of the running server: where it was unpacked depends on which test of this JVM came first. */
    private String binary() throws IOException {
        var pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .flatMap(server -> server.info().command())
                .orElseThrow();
    }

    private Process start() throws IOException {
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("postgres.log").toFile()))
                .start();
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).until(this::accepts);
        return started;
    }

    private boolean accepts() {
        try {
            DriverManager.getConnection(url, USER, "").close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** SIGKILL for the server and all its sessions, as when its container is killed. */
    void kill() {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    void restart() throws IOException {
        process = start();
    }

    String url() {
        return url;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url, USER, ""));
    }

    @Override
    public void close() {
        kill();
    }
}
