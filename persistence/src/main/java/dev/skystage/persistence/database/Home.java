package dev.skystage.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The directory that belongs to this cloud: the embedded database, generated keys and certificates. Property
 * {@code skystage.home}; by default {@code .skystage} in the working directory, which {@code spring-boot:run} sets to
 * the root of the project. Of an ephemeral cloud it is a temporary directory, deleted at the end.
 */
@Component
public final class Home implements AutoCloseable {
    private final Path path;
    private final boolean ephemeral;

    /** A home that stays. */
    public Home(Path path) {
        this.path = path.toAbsolutePath().normalize();
        this.ephemeral = false;
    }

    @Autowired
    Home(@Value("${skystage.home:.skystage}") String path, @Value("${skystage.ephemeral:false}") boolean ephemeral)
            throws IOException {
        this.path = ephemeral
                ? Files.createTempDirectory("skystage-home-")
                : Path.of(path).toAbsolutePath().normalize();
        this.ephemeral = ephemeral;
    }

    public Path path() {
        return path;
    }

    public boolean ephemeral() {
        return ephemeral;
    }

    /** A file or directory in it; the directory above is made, for its owner only. */
    public Path resolve(String name) {
        var resolved = path.resolve(name);
        try {
            WholeFile.makePrivate(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + path + " (see skystage.home)", e);
        }
        return resolved;
    }

    @Override
    public void close() throws IOException {
        if (ephemeral) {
            FileSystemUtils.deleteRecursively(path);
        }
    }
}
