package dev.skystage.persistence.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an embedded server again if something else has ended it, such as the kernel. Until then calls are answered
 * with ServiceUnavailable. If it cannot be started this process ends: without its database it is useless, and whatever
 * supervises it can do better.
 */
final class ServerWatch {
    private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
    private static final int ATTEMPTS = 20;
    /** The sessions of a killed server live on for a moment and use its memory. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path data;
    private final String password;
    private final Redirect output;
    private volatile boolean ended;

    private ServerWatch(Path data, String password, Redirect output) {
        this.data = data;
        this.password = password;
        this.output = output;
    }

    static ServerWatch over(Path data, String password, Redirect output) throws IOException {
        var watch = new ServerWatch(data, password, output);
        var server = Postmaster.find(data)
                .orElseThrow(() -> new IOException("no server runs on " + data))
                .process();
        var command = command(server);
        Thread.ofPlatform().daemon().name("database-watch").start(() -> watch.watch(server, command));
        return watch;
    }

    /** From now on the server may end without being started again. */
    void end() {
        ended = true;
    }

    private void watch(ProcessHandle first, List<String> command) {
        try {
            for (var server = first; ; server = restarted(command)) {
                server.onExit().join();
                if (ended) {
                    return;
                }
                log.error("PostgreSQL on {} has ended, starting it again", data);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (!ended) {
                log.error("PostgreSQL on {} does not start again, giving up", data, e);
                System.exit(1);
            }
        }
    }

    private ProcessHandle restarted(List<String> command) throws IOException, InterruptedException {
        for (var attempt = 0; attempt < ATTEMPTS && !ended; attempt++) {
            var started = new ProcessBuilder(command)
                    .redirectOutput(output)
                    .redirectError(output)
                    .start();
            if (!started.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                var server = Postmaster.find(data).filter(found -> found.accepts(password, LIMIT));
                if (server.isPresent()) {
                    return server.get().process();
                }
            }
        }
        throw new IOException("gave up after " + ATTEMPTS + " attempts");
    }

    private static List<String> command(ProcessHandle server) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
        }
        command.add(server.info().command().orElseThrow(() -> new IOException("cannot see the server's command")));
        server.info().arguments().ifPresent(arguments -> command.addAll(List.of(arguments)));
        return command;
    }
}
