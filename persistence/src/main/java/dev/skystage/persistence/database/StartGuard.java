package dev.skystage.persistence.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a JVM which is told to end while it is still starting leaves no server behind: Spring takes a start that
 * waits for PostgreSQL for stuck and closes nothing, or waits for its end, which may be long after the patience of whoever
 * wants to end it.
 */
final class StartGuard {
    private static final int TERMINATED = 143; // as the signal makes it
    private static final Duration PEEK = Duration.ofMillis(100);
    private static final int PEEKS = 600;

    /** Stops the server that was started. */
    interface Stop {
        void stop() throws IOException;
    }

    private final Path data;
    private final Thread hook;
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile @Nullable Stop stop;

    private StartGuard(Path data) {
        this.data = data;
        this.hook = new Thread(this::end, "database-start-guard");
    }

    /** From now on, until it is lifted. */
    static StartGuard over(Path data) {
        var guard = new StartGuard(data);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /** The server runs; this is how it is stopped. */
    void started(Stop how) {
        stop = how;
        tried.countDown();
    }

    /** The server has not started, or the application is up and ends in order. */
    void lift() {
        tried.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending: the guard is at it
        }
    }

    private void end() {
        try {
            // initdb and pg_ctl: then the start fails, or its server is known
            for (var peek = 0; peek < PEEKS && !tried.await(PEEK.toMillis(), TimeUnit.MILLISECONDS); peek++) {
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
            }
            var server = Postmaster.find(data);
            var how = stop;
            if (how != null) {
                how.stop();
            } else if (server.isPresent()) {
                server.get().process().destroy();
            }
            if (server.isPresent() && !server.get().ended(PEEK.multipliedBy(PEEKS))) {
                System.err.println("PostgreSQL on " + data + " does not end");
            } else {
                System.err.println("stopped before it was up"); // the log may have been closed
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.err.println("stopped before it was up; look for a PostgreSQL on " + data + ": " + e);
        }
        // The start goes on in its thread, without its database: nothing of it matters any more.
        Runtime.getRuntime().halt(TERMINATED);
    }
}
