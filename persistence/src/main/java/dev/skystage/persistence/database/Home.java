package dev.skystage.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The directory that belongs to this cloud: the embedded database, generated keys and certificates. Property {@code
 * skystage.home}; by default {@code .skystage} in the working directory, which {@code spring-boot:run} sets to the root
 * of the project. For an ephemeral cloud it is a temporary directory, which is deleted at the end.
 */
@Component
public final class Home implements AutoCloseable {
    public static final String EMBEDDED = "embedded";
    private static final Logger log = LoggerFactory.getLogger(Home.class);

    private final Path path;
    private final boolean ephemeral;
    private final String url;

    /** A home that stays. */
    public Home(Path path) {
        this.path = path.toAbsolutePath().normalize();
        this.ephemeral = false;
        this.url = EMBEDDED;
    }

    @Autowired
    Home(
            @Value("${skystage.home:.skystage}") String path,
            @Value("${skystage.ephemeral:false}") boolean ephemeral,
            @Value("${spring.datasource.url:" + EMBEDDED + "}") String url)
            throws IOException {
        this.path = ephemeral
                ? Files.createTempDirectory("skystage-home-")
                : Path.of(path).toAbsolutePath().normalize();
        this.ephemeral = ephemeral;
        this.url = url;
    }

    public Path path() {
        return path;
    }

    public boolean ephemeral() {
        return ephemeral;
    }

    /** The path of a file or directory in it. The directory above is made if needed, for its owner only. */
    public Path resolve(String name) {
        var resolved = path.resolve(name);
        try {
            WholeFile.makePrivate(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + path + " (see skystage.home)", e);
        }
        return resolved;
    }

    /** Where the data are kept; of a database URL only the part without options. Empty if the data are not kept. */
    public String data() {
        if (!url.equals(EMBEDDED)) {
            return url.replaceFirst("\\?.*", "");
        }
        return ephemeral ? "" : path.toString();
    }

    /** Closed last: the database, which uses it, is closed already. */
    @Override
    public void close() throws IOException {
        if (ephemeral) {
            FileSystemUtils.deleteRecursively(path);
        }
        log.info(data().isEmpty() ? "stopped; nothing is kept" : "stopped; data kept in " + data());
    }
}
