package dev.skystage.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server process that runs on a data directory, as found in {@code postmaster.pid}. */
record Postmaster(ProcessHandle process, int port) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final Duration PEEK = Duration.ofMillis(200);

    /**
     * The server that runs on the directory. If the server is gone its file is removed: the process number may belong
     * to another process by now (always after a container restart), and PostgreSQL would refuse to start.
     */
    static Optional<Postmaster> find(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        try {
            if (lines.size() > PORT_LINE) {
                var port = Integer.parseInt(lines.get(PORT_LINE).strip());
                var found = ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                        .filter(Postmaster::isServer)
                        .map(process -> new Postmaster(process, port));
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (NumberFormatException e) {
            // the file is incomplete, because the disk was full
        }
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    /**
     * Waits for a server that is recovering until it accepts connections, or for one that is shutting down until it has
     * ended; returns whether it accepts them.
     */
    boolean accepts(String password, Duration limit) {
        for (var waited = Duration.ZERO; waited.compareTo(limit) < 0; waited = waited.plus(PEEK)) {
            try {
                DriverManager.getConnection(
                                "jdbc:postgresql://localhost:" + port + "/postgres", EmbeddedDatabase.USER, password)
                        .close();
                return true;
            } catch (SQLException e) {
                if (ended(PEEK)) {
                    return false;
                }
            }
        }
        throw new IllegalStateException("the PostgreSQL server " + process.pid() + " neither answers nor ends");
    }

    /** Waits for the end of the process; returns whether it has ended. */
    boolean ended(Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isServer(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .orElse(false);
    }
}
