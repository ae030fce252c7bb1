package dev.skystage.persistence.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a JVM which is told to end during its start leaves no server behind. Spring takes a start that waits
 * for PostgreSQL as stuck and closes nothing; or it waits for the start to finish, which may take longer than the one
 * who ends the JVM will wait.
 */
final class StartGuard {
    private static final int TERMINATED = 143; // the exit code that the signal would give
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

    /** Guards from now on, until it is lifted. */
    static StartGuard over(Path data) {
        var guard = new StartGuard(data);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /** The server is running; this is how to stop it. */
    void started(Stop how) {
        stop = how;
        tried.countDown();
    }

    /** The server has not started, or the application is running and ends in order. */
    void lift() {
        tried.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending, and the guard is working
        }
    }

    private void end() {
        try {
            // waits for initdb and pg_ctl: then the start has failed, or its server is known
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
                System.err.println("stopped before it was up"); // the log may be closed already
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.err.println("stopped before it was up; look for a PostgreSQL on " + data + ": " + e);
        }
        // Another thread is still starting, without its database. Nothing of that matters any more.
        Runtime.getRuntime().halt(TERMINATED);
    }
}
