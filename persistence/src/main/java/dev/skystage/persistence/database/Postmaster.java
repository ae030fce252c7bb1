package dev.skystage.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A PostgreSQL server process that runs on a data directory, as its {@code postmaster.pid} tells. */
record Postmaster(long pid, int port) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /**
     * The server that a killed JVM left running on the directory. The file of a server that is gone is removed: the
     * number may belong to another process by now (always so after a container restart), and PostgreSQL would not start.
     */
    static Optional<Postmaster> orphan(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.size() > PORT_LINE) {
            var found = new Postmaster(
                    Long.parseLong(lines.get(PID_LINE).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip()));
            if (found.runs()) {
                return Optional.of(found);
            }
        }
        Files.delete(file);
        return Optional.empty();
    }

    private boolean runs() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }
}
