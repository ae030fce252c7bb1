package dev.skystage.scheduler.clock;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Moves the cloud's time forward as a discrete-event simulation: from one due instant to the next, in order, with
 * everything that is due there done before time goes on. On this replica time stands still while that is done. One
 * advance runs at a time, over all replicas; it works on replicas without the worker role too.
 */
@Component
public class ClockAdvance {
    private static final long LOCK = 0x736b79_636c6f63L; // any number that nobody else uses
    private final CloudClock clock;
    private final List<DueWork> works;
    private final JdbcTemplate jdbc;
    private final ReentrantLock here = new ReentrantLock();

    public ClockAdvance(CloudClock clock, List<DueWork> works, JdbcTemplate jdbc) {
        this.clock = clock;
        this.works = works;
        this.jdbc = jdbc;
    }

    /** Moves time forward by this much and answers the time it is then. */
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time goes forward only: " + by);
        }
        return exclusively(() -> stepTo(clock.now().plus(by)));
    }

    /** Moves time forward to this instant, or runs what is due if it has passed; answers the time it is then. */
    public Instant advanceTo(Instant target) {
        return exclusively(() -> stepTo(target));
    }

    /** Runs everything that is due now, and what becomes due by it, on this thread. Time stays as it is. */
    public void drain() {
        settle();
    }

    private Instant stepTo(Instant target) {
        clock.stopAt(clock.now());
        try {
            settle();
            for (var next = nextDue(); next.isPresent() && !next.get().isAfter(target); next = nextDue()) {
                clock.stopAt(next.get());
                settle();
            }
            if (target.isAfter(clock.now())) {
                clock.stopAt(target);
            }
            works.forEach(work -> work.arrived(clock.now()));
            settle();
            return clock.now();
        } finally {
            clock.goOn();
        }
    }

    private Optional<Instant> nextDue() {
        var now = clock.now();
        return works.stream().flatMap(work -> work.nextDue(now).stream()).min(Comparator.naturalOrder());
    }

    private void settle() {
        var busy = true;
        while (busy) {
            busy = false;
            for (var work : works) {
                busy |= work.runDue(clock.now());
            }
        }
    }

    /** A session lock: it goes with the connection, so a replica that dies while it advances leaves no lock. */
    private Instant exclusively(Supplier<Instant> work) {
        here.lock();
        try {
            var reached = jdbc.execute((ConnectionCallback<Instant>) connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_lock(" + LOCK + ")");
                    try {
                        clock.refresh();
                        return work.get();
                    } finally {
                        unlock(statement);
                    }
                }
            });
            if (reached == null) {
                throw new IllegalStateException("the clock did not move");
            }
            return reached;
        } finally {
            here.unlock();
        }
    }

    private static void unlock(java.sql.Statement statement) throws SQLException {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
    }
}
