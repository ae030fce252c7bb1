package dev.skystage.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The directory that belongs to this cloud: the embedded database, generated keys and certificates. Property
 * {@code skystage.home}; by default {@code .skystage} in the working directory, which {@code spring-boot:run} sets to
 * the root of the project.
 */
@Component
public final class Home {
    private final Path path;

    @Autowired
    public Home(@Value("${skystage.home:.skystage}") String path) {
        this(Path.of(path));
    }

    public Home(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    public Path path() {
        return path;
    }

    /** A file or directory in it; the directory above is made. */
    public Path resolve(String name) {
        var resolved = path.resolve(name);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + path + " (see skystage.home)", e);
        }
        return resolved;
    }
}
