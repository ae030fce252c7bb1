package dev.skystage.persistence.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of our own, beside the JVM. Persistent: binaries, data, port and log live in the {@link Home}, and
 * acknowledged means durable. When the JVM was killed its server may still run: the next start takes it over.
 * Ephemeral: everything in a temporary directory, without fsync, deleted on close.
 */
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {
    /** Crash recovery of a large write-ahead log takes long, and so may the checkpoint of a shutdown. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres server;
    private final Path data;
    private final @Nullable FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, Path data, @Nullable FileChannel lock) {
        this.server = server;
        this.data = data;
        this.lock = lock;
    }

    /** Starts, or takes over, the server whose data live in the home. Fails when another JVM uses the home. */
    public static EmbeddedDatabase persistent(Home home) {
        try {
            var lock = lock(home);
            try {
                var data = home.resolve("data");
                return new EmbeddedDatabase(startPersistent(home, data), data, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "embedded PostgreSQL did not start, see " + home.path().resolve("postgres.log"), e);
        }
    }

    /** Starts a server that forgets everything. */
    public static EmbeddedDatabase ephemeral() {
        var work = Path.of(System.getProperty("java.io.tmpdir"), "skystage-" + System.getProperty("user.name"));
        try {
            // Inside the library's working directory: what a killed JVM leaves there is removed by a later start.
            Files.createDirectories(work);
            var data = Files.createTempDirectory(work, "data-");
            return new EmbeddedDatabase(
                    builder(work)
                            .setDataDirectory(data)
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .setServerConfig("full_page_writes", "off")
                            .start(),
                    data,
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL did not start", e);
        }
    }

    private static EmbeddedPostgres startPersistent(Home home, Path data) throws IOException {
        var output = home.resolve("postgres.log").toFile();
        if (!Files.exists(data.resolve("postmaster.opts"))) {
            // Never started: at most the rest of an interrupted initdb.
            FileSystemUtils.deleteRecursively(data);
        }
        return builder(home.resolve("postgres"))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port(home, Postmaster.find(data).filter(orphan -> orphan.accepts(LIMIT))))
                .setOutputRedirector(Redirect.appendTo(output))
                .setErrorRedirector(Redirect.appendTo(output))
                // The library turns both off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static EmbeddedPostgres.Builder builder(Path work) {
        // The only way to tell the library where to unpack and to clean up.
        System.setProperty("ot.epg.working-dir", work.toString());
        return EmbeddedPostgres.builder()
                .setPGStartupWait(LIMIT)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("autovacuum_naptime", "5s")
                .setServerConfig("max_connections", "100");
    }

    /** The port of the server left running, else the one used before, else any: so that tools find the database again. */
    private static int port(Home home, Optional<Postmaster> orphan) throws IOException {
        if (orphan.isPresent()) {
            return orphan.get().port();
        }
        var file = home.resolve("postgres.port");
        var remembered =
                Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        var port = free(remembered) ? remembered : 0;
        if (port == 0) {
            try (var socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            Files.writeString(file, port + "\n");
        }
        return port;
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static FileChannel lock(Home home) throws IOException {
        var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another context of this JVM: the same message
        }
        channel.close();
        throw new HomeInUseException(home.path());
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?reWriteBatchedInserts=true";
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    /** The server trusts local connections. */
    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void close() throws IOException {
        var process = Postmaster.find(data);
        // The library gives its server five seconds: under load the last checkpoint takes longer.
        server.close();
        if (process.isPresent() && !process.get().ended(LIMIT)) {
            log.error("PostgreSQL on {} does not end", data);
        }
        if (lock != null) {
            lock.close();
        }
    }
}
