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
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of our own, beside the JVM, which only this user of the machine can use. Persistent: binaries,
 * data, port and log are in the {@link Home}, and what is acknowledged is durable. After the JVM was killed its server
 * may still run; the next start takes it over. Ephemeral: everything is in a temporary directory, without fsync, and
 * deleted on close.
 */
public final class EmbeddedDatabase
        implements JdbcConnectionDetails, ApplicationListener<ApplicationReadyEvent>, AutoCloseable {
    /** Recovery from a large write-ahead log takes long, and so may the checkpoint at shutdown. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final Path data;
    private final ServerPassword password;
    private final @Nullable FileChannel lock;
    private final ServerWatch watch;
    private final StartGuard guard;

    private EmbeddedDatabase(
            EmbeddedPostgres server,
            Path data,
            ServerPassword password,
            @Nullable FileChannel lock,
            Redirect output,
            StartGuard guard)
            throws IOException {
        this.server = server;
        this.data = data;
        this.password = password;
        this.lock = lock;
        this.watch = ServerWatch.over(data, password.text(), output);
        this.guard = guard;
        guard.started(() -> {
            watch.end();
            server.close();
        });
    }

    /** Starts, or takes over, the server whose data are in the home. Fails when another JVM uses the home. */
    public static EmbeddedDatabase persistent(Home home) {
        try {
            var lock = lock(home);
            try {
                var data = home.resolve("data");
                if (!Files.exists(data.resolve("postmaster.opts"))) {
                    log.info("First start: making a database in {}", data);
                    // Never started: at most the rest of an interrupted initdb.
                    FileSystemUtils.deleteRecursively(data);
                }
                var file = home.resolve("postgres.password");
                var password = ServerPassword.of(file, data);
                if (!password.known()) {
                    stopOrphan(data); // the server would ask for its password, and nobody knows it any more
                }
                var output = Redirect.appendTo(home.resolve("postgres.log").toFile());
                return guarded(data, guard -> {
                    var server = startPersistent(home, data, file, password, output);
                    if (!password.known()) {
                        password.tell(url(server), file, data);
                    }
                    return new EmbeddedDatabase(server, data, password, lock, output, guard);
                });
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
        try {
            // Inside the library's working directory: if the JVM is killed, a later start removes what is left there.
            var work = workOfThisUser();
            var data = Files.createTempDirectory(work, "data-");
            var file = Files.createTempFile(work, "password-", ".tmp");
            try {
                var password = ServerPassword.of(file, data);
                return guarded(data, guard -> {
                    var server = builder(work, file, password)
                            .setDataDirectory(data)
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .setServerConfig("full_page_writes", "off")
                            .start();
                    return new EmbeddedDatabase(server, data, password, null, Redirect.DISCARD, guard);
                });
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL did not start", e);
        }
    }

    private interface Start {
        EmbeddedDatabase under(StartGuard guard) throws IOException;
    }

    private static EmbeddedDatabase guarded(Path data, Start start) throws IOException {
        var guard = StartGuard.over(data);
        try {
            return start.under(guard);
        } catch (IOException | RuntimeException e) {
            guard.lift();
            throw e;
        }
    }

    /**
     * The directory where the server's programs are unpacked once. Only this user can enter the one above it, so nobody
     * else can have put programs there; the library itself lets everybody write to the inner one.
     */
    private static Path workOfThisUser() throws IOException {
        var temporary = System.getProperty("java.io.tmpdir");
        var usual = Path.of(temporary, "skystage-postgres-" + System.getProperty("user.name"));
        WholeFile.makePrivate(usual);
        var ours = WholeFile.isOurs(usual) ? usual : Files.createTempDirectory("skystage-postgres-");
        var work = ours.resolve("programs");
        WholeFile.makePrivate(work);
        return work;
    }

    private static EmbeddedPostgres startPersistent(
            Home home, Path data, Path file, ServerPassword password, Redirect output) throws IOException {
        var work = home.resolve("postgres");
        WholeFile.makePrivate(work);
        var orphan = Postmaster.find(data).filter(left -> left.accepts(password.text(), LIMIT));
        return builder(work, file, password)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port(home, orphan))
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                // The library turns both of these off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void stopOrphan(Path data) throws IOException {
        var orphan = Postmaster.find(data);
        if (orphan.isPresent()) {
            orphan.get().process().destroy();
            if (!orphan.get().ended(LIMIT)) {
                throw new IOException("the server of " + data + " does not end");
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var programs = Files.list(directory)) {
            return programs.noneMatch(file -> file.getFileName().toString().startsWith("PG-"));
        }
    }

    private static EmbeddedPostgres.Builder builder(Path work, Path password, ServerPassword text) throws IOException {
        if (isEmpty(work)) {
            log.info("Unpacking PostgreSQL into {}", work);
        }
        // There is no other way to tell the library where to unpack and to clean up.
        System.setProperty("ot.epg.working-dir", work.toString());
        return EmbeddedPostgres.builder()
                .setPGStartupWait(LIMIT)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("auth", "scram-sha-256") // overrides the library's "trust"
                .setLocaleConfig("pwfile", password.toString())
                .setConnectConfig("password", text.text())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("autovacuum_naptime", "5s")
                .setServerConfig("max_connections", "100");
    }

    /**
     * The port of a server that was left running, else the one used before, else any. So tools find the database again.
     */
    private static int port(Home home, Optional<Postmaster> orphan) throws IOException {
        if (orphan.isPresent()) {
            return orphan.get().port();
        }
        var file = home.resolve("postgres.port");
        var remembered = remembered(file);
        var port = free(remembered) ? remembered : 0;
        if (port == 0) {
            try (var socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            WholeFile.write(file, port + "\n");
        }
        return port;
    }

    /** 0 when the file does not exist or contains no port that could be ours. */
    private static int remembered(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            var port = Integer.parseInt(Files.readString(file).strip());
            return port > 1023 && port < 65536 ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
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
            // another context of this JVM has the lock: same message as for another JVM
        }
        channel.close();
        throw new HomeInUseException(home.path());
    }

    @Override
    public String getJdbcUrl() {
        return url(server);
    }

    private static String url(EmbeddedPostgres server) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?reWriteBatchedInserts=true";
    }

    /** The server's data directory. */
    Path data() {
        return data;
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password.text();
    }

    /** The whole application is running; from now on it is closed in order. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        guard.lift();
    }

    @Override
    public void close() throws IOException {
        guard.lift();
        watch.end();
        var process = Postmaster.find(data);
        // The library gives its server only five seconds; under load the last checkpoint takes longer.
        server.close();
        if (process.isPresent() && !process.get().ended(LIMIT)) {
            log.error("PostgreSQL on {} does not end", data);
        }
        if (lock != null) {
            lock.close();
        }
    }
}
