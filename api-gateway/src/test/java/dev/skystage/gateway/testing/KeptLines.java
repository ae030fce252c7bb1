package dev.skystage.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lines that tests of this run write down for the contract audit that follows, each line once. Tests that run in
 * several JVMs at once, each with its own {@code -Dskystage.fork}, have separate files.
 */
public final class KeptLines {
    private static final Path FOLDER = Path.of("target", "seen");
    private static final String FORK = System.getProperty("skystage.fork", "1");

    private final String name;
    private final Set<String> lines = new HashSet<>();
    private boolean isBegun;

    /** The name of the files, such as "asserted-errors". */
    public KeptLines(String name) {
        this.name = name;
    }

    public synchronized void keep(String line) {
        if (lines.add(line)) {
            keep(List.of(line));
        }
    }

    /** Adds lines, which may be known already. */
    public synchronized void keep(Collection<String> more) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(
                    FOLDER.resolve(name + "-" + FORK),
                    more,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    isBegun ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
            isBegun = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all JVMs have written under the name. */
    public static List<String> read(String name) throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            throw new IOException("nothing in " + FOLDER + ": run all tests first");
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "-"))
                    .sorted()
                    .flatMap(KeptLines::linesOf)
                    .distinct()
                    .toList();
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
