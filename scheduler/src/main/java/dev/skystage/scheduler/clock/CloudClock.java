package dev.skystage.scheduler.clock;

import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.scheduler.replica.Shared;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time of what the cloud simulates: ahead of real time by an offset, and faster by a rate, both shared by all
 * replicas (one row in PostgreSQL) and kept over restarts. It only moves forward, see {@link ClockAdvance}. At rate 0
 * it stands still, and nothing happens by itself until somebody moves it. Things that must not depend on it use the
 * {@link RealClock}. Only this class converts between the two.
 */
@Component
public class CloudClock implements Shared {
    private static final String CHANNEL = "skystage_clock";

    /**
     * Where cloud time ends: the API writes years with four digits, and things that last for centuries must still end
     * before.
     */
    public static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

    /** One hour of cloud time a second. Whatever is due is done a little late, and at this rate a little is minutes. */
    public static final double FASTEST = 3600;

    /** How far cloud time is ahead at a real instant, in milliseconds. */
    private static final String AHEAD =
            "offset_ms + round((case when advance_to is null then rate else least(rate, 1) end - 1) * (? - since_ms))::bigint";

    private final JdbcClient jdbc;
    private final RealClock realClock;
    private final @Nullable Instant start;
    private volatile Course course = new Course(0, 1, 0, Long.MIN_VALUE, null);
    private volatile @Nullable Instant stopped;

    /**
     * How cloud time follows from real time, in milliseconds.
     *
     * @param since from when on the rate counts, in real time
     * @param floor cloud time that has been shown already: late news do not turn it back
     */
    private record Course(
            long offset,
            double rate,
            long since,
            long floor,
            @Nullable UnfinishedAdvance advance) {
        private static final long LATE = 10_000;

        /** An advance moves time itself, step by step. */
        private double pace() {
            return advance == null ? rate : Math.min(rate, 1);
        }

        private long at(long real) {
            var cloud = real + offset + Math.round((pace() - 1) * (real - since));
            return Math.max(floor, Math.min(END.toEpochMilli(), cloud));
        }

        /** The real time at which cloud time gets there. */
        private double reaches(long cloud) {
            return since + (cloud - offset - since) / pace();
        }

        /**
         * This course, but not earlier than what the other has shown. A time that is much earlier was set back on
         * purpose.
         */
        private Course after(Course other, long real) {
            var shown = other.at(real);
            return shown - at(real) > LATE * Math.max(other.pace(), 1)
                    ? this
                    : new Course(offset, rate, since, shown, advance);
        }
    }

    public CloudClock(JdbcClient jdbc, RealClock realClock) {
        this(jdbc, realClock, null);
    }

    /**
     * @param start {@code skystage.clock.start}: the time of a new cloud without accounts; it stands still there. Null
     * for real time
     */
    @Autowired
    public CloudClock(
            JdbcClient jdbc, RealClock realClock, @Value("${skystage.clock.start:#{null}}") @Nullable Instant start) {
        this.jdbc = jdbc;
        this.realClock = realClock;
        this.start = start;
        if (start != null) {
            begin(start);
        }
        course = read();
    }

    private void begin(Instant start) {
        if (start.isBefore(Instant.EPOCH) || start.isAfter(END)) {
            throw new IllegalArgumentException(
                    "skystage.clock.start must be from " + Instant.EPOCH + " to " + END + ", not " + start);
        }
        var real = real();
        jdbc.sql("update cloud_clock set offset_ms = ?, since_ms = ?, rate = 0 where not exists (select from account)")
                .params(start.toEpochMilli() - real, real)
                .update();
    }

    /** Cloud time, in milliseconds. */
    public Instant now() {
        var here = stopped;
        return here == null ? Instant.ofEpochMilli(course.at(real())) : here;
    }

    /** How far cloud time is ahead of real time. */
    public Duration offset() {
        var real = real();
        return Duration.ofMillis(course.at(real) - real);
    }

    /** Whether it moves by itself. Only then is due work done by itself. */
    public boolean runs() {
        return course.rate() > 0;
    }

    /** How many times faster than real time it runs by itself. */
    public double rate() {
        return course.rate();
    }

    /**
     * How long it takes in real time until cloud time gets there, if nobody moves the clock. Negative when it has
     * passed; longer than anybody waits when the clock stands still.
     */
    public Duration realUntil(Instant cloud) {
        var reachable = cloud.isBefore(END) ? cloud : END;
        return Duration.ofMillis((long) Math.ceil(course.reaches(reachable.toEpochMilli()) - real()));
    }

    /** Sets how many times faster than real time cloud time runs from now on, on all replicas; at 0 it stands still. */
    public void runAt(double rate) {
        if (rate != 0 && !(rate >= 1 && rate <= FASTEST)) {
            throw new IllegalArgumentException("rate must be 0 or from 1 to " + (int) FASTEST);
        }
        jdbc.sql("update cloud_clock set offset_ms = " + AHEAD + ", since_ms = ?, rate = ?")
                .params(real(), real(), rate)
                .update();
        announce(jdbc);
    }

    /** The channel on which a replica that has moved the clock tells the others. */
    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public final void refresh() {
        var current = read();
        course = current.after(course, real());
    }

    /** The time of the other cloud may be earlier than what has been shown. */
    @EventListener
    void replaced(CloudReplaced event) {
        course = read();
    }

    /** Sets the time of a new cloud, for all replicas; see {@link #resumeAt}. */
    public void restart(Runnable rest) {
        jdbc.sql("delete from cloud_clock").update();
        jdbc.sql("insert into cloud_clock default values").update();
        var from = start;
        if (from != null) {
            begin(from);
        }
        resumeAt(from == null ? realClock.now().instant() : from, rest);
    }

    /**
     * Sets this cloud time, which may be earlier or later than now. For all replicas it counts once the caller's
     * transaction is committed; the rest of the transaction sees it already.
     */
    public void resumeAt(Instant cloud, Runnable rest) {
        var real = real();
        jdbc.sql("update cloud_clock set offset_ms = ?, since_ms = ?")
                .params(cloud.toEpochMilli() - real, real)
                .update();
        var before = course;
        course = read();
        try {
            rest.run();
        } catch (RuntimeException | Error e) {
            course = before; // the transaction is rolled back, so the new time must not count
            throw e;
        }
    }

    /** The advance that was begun and is not finished. */
    Optional<UnfinishedAdvance> unfinished() {
        return Optional.ofNullable(course.advance());
    }

    /**
     * Begins an advance here and now, for all replicas. Beside its steps time passes at rate 1, unless it stands still.
     */
    UnfinishedAdvance depart(Instant target, String origin) {
        var real = real();
        jdbc.sql("update cloud_clock set offset_ms = " + AHEAD
                        + ", since_ms = ?, advance_from = ?, advance_to = ?, advance_origin = ?")
                .params(real, real, Timestamp.from(now()), Timestamp.from(target), origin)
                .update();
        announce(jdbc);
        return unfinished().orElseThrow();
    }

    /** Ends the advance; time runs at its rate again. */
    void arrive() {
        var real = real();
        jdbc.sql("update cloud_clock set offset_ms = " + AHEAD
                        + ", since_ms = ?, advance_from = null, advance_to = null, advance_origin = null")
                .params(real, real)
                .update();
        announce(jdbc);
    }

    /** Moves cloud time to the instant, for all replicas; does nothing when it has passed already. */
    void moveTo(Instant target) {
        var real = real();
        var ahead = target.toEpochMilli() - real;
        var moved = jdbc.sql("update cloud_clock set offset_ms = ?, since_ms = ? where " + AHEAD + " < ?")
                .params(ahead, real, real, ahead)
                .update();
        if (moved > 0) {
            announce(jdbc);
        } else {
            refresh();
        }
    }

    /** Moves cloud time to the instant and, on this replica, holds it there until {@link #goOn}. */
    void stopAt(Instant instant) {
        moveTo(instant);
        stopped = instant;
    }

    /** Lets time run again. It has passed meanwhile, so it never jumps back. */
    void goOn() {
        stopped = null;
    }

    private long real() {
        return realClock.now().instant().toEpochMilli();
    }

    private Course read() {
        return jdbc.sql("select offset_ms, rate, since_ms, advance_from, advance_to, advance_origin from cloud_clock")
                .query((row, index) ->
                        new Course(row.getLong(1), row.getDouble(2), row.getLong(3), Long.MIN_VALUE, advance(row)))
                .single();
    }

    private static @Nullable UnfinishedAdvance advance(ResultSet row) throws SQLException {
        var target = row.getTimestamp(5);
        return target == null
                ? null
                : new UnfinishedAdvance(row.getTimestamp(4).toInstant(), target.toInstant(), row.getString(6));
    }
}
