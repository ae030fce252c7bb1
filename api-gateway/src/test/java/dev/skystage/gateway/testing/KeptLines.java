package dev.skystage.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** A file of what tests have seen, each line once, of this run only. */
public final class KeptLines {
    private final Path file;
    private final Set<String> lines = new HashSet<>();

    public KeptLines(Path file) {
        this.file = file;
    }

    public synchronized void keep(String line) {
        var first = lines.isEmpty();
        if (lines.add(line)) {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file,
                        line + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        first ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
