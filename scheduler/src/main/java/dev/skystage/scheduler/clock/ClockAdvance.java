package dev.skystage.scheduler.clock;

import dev.skystage.persistence.cloud.OfAnyCloud;
import dev.skystage.persistence.database.DatabaseAway;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Moves cloud time forward as a discrete-event simulation: from one due instant to the next, in order; time goes on
 * only when everything that is due has been done. On this replica time stands still meanwhile. What callers ask for
 * meanwhile is done too, but not waited for. There is one advance at a time over all replicas; it also works on
 * replicas without the worker role. If the replica that does it dies, another one goes on, see {@link #resume}.
 */
@Component
@OfAnyCloud("the advance under way, which keeps anybody from replacing the cloud")
public class ClockAdvance {
    private static final Logger log = LoggerFactory.getLogger(ClockAdvance.class);
    private static final long LOCK = 0x736b79_636c6f63L; // the key of an advisory lock that nothing else uses
    private static final int ROUNDS = 100;
    private final CloudClock clock;
    private final List<DueWork> works;
    private final JdbcTemplate jdbc;
    private final ReentrantLock here = new ReentrantLock();
    private volatile @Nullable Progress progress;

    /**
     * An advance that is running. Where it is now is what the clock shows; only the replica that does it knows how
     * often it has stopped.
     */
    public record Progress(
            Instant from, Instant target, @Nullable Long stops) {}

    /** The lock of the replica that does the advance, and the connection that holds it. */
    private record Hold(Connection connection) {
        private static final int PATIENCE_SECONDS = 10;

        /** Fails if the lock is lost: then another replica may be doing the advance already. */
        void check() {
            try {
                if (connection.isValid(PATIENCE_SECONDS)) {
                    return;
                }
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException("the advance is no longer this replica's", e);
            }
            throw new DataAccessResourceFailureException("the advance is no longer this replica's");
        }
    }

    public ClockAdvance(CloudClock clock, List<DueWork> works, JdbcTemplate jdbc) {
        this.clock = clock;
        this.works = works;
        this.jdbc = jdbc;
    }

    /** Moves time forward by this much; returns the new time. */
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, not by " + by);
        }
        reachable(by, clock.now()); // refuses before anything waits
        return exclusively(hold -> stepTo(reachable(by, clock.now()), hold));
    }

    /** Moves time forward to this instant, or does what is due if it has passed; returns the new time. */
    public Instant advanceTo(Instant target) {
        reachable(Duration.ZERO, target);
        return exclusively(hold -> stepTo(target, hold));
    }

    /** Finishes an advance that a replica has begun, unless one is doing it. */
    public void resume() {
        if (clock.unfinished().isPresent()) {
            try {
                exclusively(hold -> clock.now());
            } catch (AdvanceUnderWay e) {
                // a replica is doing it
            }
        }
    }

    /** Runs everything that is due now, and what becomes due because of it, on this thread. Time does not move. */
    public void drain() {
        settle(Origin.ANY);
    }

    /** Refuses while the clock is being moved; after that nobody can move it until the caller's transaction ends. */
    public void keepStill() {
        var still = jdbc.queryForObject("select pg_try_advisory_xact_lock(" + LOCK + ")", Boolean.class);
        if (!Boolean.TRUE.equals(still)) {
            throw new AdvanceUnderWay();
        }
    }

    /** Refuses if the caller's transaction sees an advance that is not finished. */
    public void requireStill() {
        clock.refresh();
        if (clock.unfinished().isPresent()) {
            throw new AdvanceUnderWay();
        }
    }

    /** The running advance, on any replica. */
    public Optional<Progress> progress() {
        return Optional.ofNullable(progress)
                .or(() -> clock.unfinished().map(begun -> new Progress(begun.from(), begun.target(), null)));
    }

    private static Instant reachable(Duration by, Instant from) {
        try {
            var target = from.plus(by);
            if (!target.isAfter(CloudClock.END)) {
                return target;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // the target is beyond what an Instant can hold
        }
        throw new IllegalArgumentException("cloud time ends at " + CloudClock.END);
    }

    private Instant stepTo(Instant target, Hold hold) {
        // work of this very millisecond counts too; while the clock stands still, all work is of that millisecond
        var origin = Ids.first("t", clock.now().plusMillis(1));
        return goOn(clock.depart(target, origin), hold);
    }

    /** Brings an advance to its end. A failure ends it for good, unless another replica can go on with it. */
    private Instant goOn(UnfinishedAdvance advance, Hold hold) {
        try {
            var reached = step(advance, hold);
            clock.arrive();
            return reached;
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e)) {
                clock.arrive();
            }
            throw e;
        } finally {
            clock.goOn();
            progress = null;
        }
    }

    private Instant step(UnfinishedAdvance advance, Hold hold) {
        var target = advance.target();
        var origin = advance.origin();
        progress = new Progress(advance.from(), target, 0L);
        clock.stopAt(clock.now());
        settle(origin);
        var stops = 0L;
        for (var next = nextDue(origin); next.isPresent() && !next.get().isAfter(target); next = nextDue(origin)) {
            hold.check();
            clock.stopAt(next.get());
            progress = new Progress(advance.from(), target, ++stops);
            settle(origin);
        }
        hold.check();
        if (target.isAfter(clock.now())) {
            clock.stopAt(target);
        }
        works.forEach(work -> work.arrived(clock.now()));
        settle(origin);
        return clock.now();
    }

    private Optional<Instant> nextDue(String origin) {
        var now = clock.now();
        return works.stream()
                .flatMap(work -> work.nextDue(now, origin).stream())
                .min(Comparator.naturalOrder());
    }

    private void settle(String origin) {
        var busy = true;
        for (var round = 0; busy; round++) {
            if (round == ROUNDS) {
                log.warn("There is still work due at {} after {} rounds; time goes on", clock.now(), ROUNDS);
                return;
            }
            busy = false;
            for (var work : works) {
                busy |= work.runDue(clock.now(), origin);
            }
        }
    }

    /** A session lock ends with its connection, so a replica that dies during an advance leaves no lock. */
    private Instant exclusively(Function<Hold, Instant> work) {
        if (here.isHeldByCurrentThread() || !here.tryLock()) {
            throw new AdvanceUnderWay();
        }
        try {
            var reached = jdbc.execute((ConnectionCallback<Instant>) connection -> {
                if (!locked(connection, "pg_try_advisory_lock")) {
                    throw new AdvanceUnderWay();
                }
                try {
                    clock.refresh();
                    var hold = new Hold(connection);
                    clock.unfinished().ifPresent(begun -> {
                        log.info("Going on with the advance to {}", begun.target());
                        goOn(begun, hold);
                    });
                    return work.apply(hold);
                } finally {
                    locked(connection, "pg_advisory_unlock");
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

    private static boolean locked(Connection connection, String function) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("select " + function + "(" + LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
