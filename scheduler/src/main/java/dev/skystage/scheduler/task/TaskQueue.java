package dev.skystage.scheduler.task;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Origin;
import dev.skystage.scheduler.clock.RealClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The task table as a queue. Every statement moves a whole batch. Each claim has an owner name of its own, and every
 * write to a claimed task has it as a condition: a worker that has lost its lease changes nothing, and sees that by the
 * count.
 */
@Component
class TaskQueue {
    private static final int REAPED_AT_ONCE = 10_000;
    private final JdbcClient jdbc;
    private final CloudClock clock;
    private final RealClock realClock;

    /** A task that goes back into the queue. */
    record Requeued(
            String id,
            String type,
            int attempt,
            Instant runAt,
            @Nullable String error) {}

    TaskQueue(JdbcClient jdbc, CloudClock clock, RealClock realClock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.realClock = realClock;
    }

    /** Claims due tasks that nobody holds and that come from before the origin, the oldest first, up to the limit. */
    List<Task> claim(String owner, Collection<String> types, int limit, Duration lease, String origin) {
        // An array of the ids and not "in": a plan that runs the sub-select twice would exceed the limit.
        return jdbc
                .sql("""
                        update task set status = 'Running', attempt = attempt + 1, lease_owner = :owner, lease_until = :until
                        where id = any(array(
                            select id from task where status = 'Pending' and run_at <= :now and type = any(:types)%s
                            order by run_at, id limit :limit for update skip locked))
                        returning id, type, account_id, region_id, resource_id, payload, attempt, run_at, slowed_by,
                            coalesce(origin, id)
                        """.formatted(origin.equals(Origin.ANY) ? "" : " and coalesce(origin, id) < :origin"))
                .param("owner", owner)
                .param("until", realClock.now().plus(lease).stored())
                .param("now", Timestamp.from(clock.now()))
                .param("types", types.toArray(String[]::new))
                .param("origin", origin)
                .param("limit", limit)
                .query(this::task)
                .list()
                .stream()
                .sorted(Comparator.comparing(Task::runAt).thenComparing(Task::id))
                .toList();
    }

    /** Marks tasks as done; returns how many were still held. */
    int finish(String owner, Collection<String> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        update task set status = 'Finished', finished_at = ?, lease_owner = null, lease_until = null
                        where id = any(?) and lease_owner = ?
                        """)
                .param(Timestamp.from(clock.now()))
                .param(ids.toArray(String[]::new))
                .param(owner)
                .update();
    }

    /** Marks tasks as failed for good, with their errors by id; returns how many were still held. */
    int fail(String owner, Map<String, String> errors) {
        if (errors.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        update task t set status = 'Failed', finished_at = ?, error = x.error,
                            lease_owner = null, lease_until = null
                        from unnest(?::text[], ?::text[]) x(id, error) where t.id = x.id and t.lease_owner = ?
                        """)
                .param(Timestamp.from(clock.now()))
                .param(errors.keySet().toArray(String[]::new))
                .param(errors.values().toArray(String[]::new))
                .param(owner)
                .update();
    }

    /** Puts tasks back to run later, perhaps as another type; returns how many were still held. */
    int requeue(String owner, List<Requeued> tasks) {
        if (tasks.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        update task t set status = 'Pending', type = x.type, attempt = x.attempt, run_at = x.run_at,
                            error = x.error, slowed_by = case when t.type = x.type then t.slowed_by end,
                            lease_owner = null, lease_until = null
                        from unnest(?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::text[])
                            x(id, type, attempt, run_at, error)
                        where t.id = x.id and t.lease_owner = ?
                        """)
                .param(tasks.stream().map(Requeued::id).toArray(String[]::new))
                .param(tasks.stream().map(Requeued::type).toArray(String[]::new))
                .param(tasks.stream().map(Requeued::attempt).toArray(Integer[]::new))
                .param(tasks.stream().map(task -> task.runAt().toString()).toArray(String[]::new))
                .param(tasks.stream().map(Requeued::error).toArray(String[]::new))
                .param(owner)
                .update();
    }

    /** Delays a task because of a trouble rule; it has not been tried. */
    void putOff(String owner, String id, Instant runAt, long rule) {
        jdbc.sql("""
                        update task set status = 'Pending', attempt = attempt - 1, run_at = ?, slowed_by = ?,
                            lease_owner = null, lease_until = null
                        where id = ? and lease_owner = ?
                        """).params(Timestamp.from(runAt), rule, id, owner).update();
    }

    /** Gives back tasks that were claimed and not tried. */
    int giveBack(String owner) {
        return jdbc.sql("""
                        update task set status = 'Pending', attempt = greatest(attempt - 1, 0),
                            lease_owner = null, lease_until = null
                        where status = 'Running' and lease_owner = ?
                        """).param(owner).update();
    }

    /** Gives back all claimed tasks, of every owner. */
    int giveBack() {
        return jdbc.sql("""
                        update task set status = 'Pending', attempt = greatest(attempt - 1, 0),
                            lease_owner = null, lease_until = null
                        where status = 'Running'
                        """).update();
    }

    /** Renews the leases of claims. */
    int renew(Collection<String> owners, Duration lease) {
        if (owners.isEmpty()) {
            return 0;
        }
        return jdbc.sql("update task set lease_until = ? where status = 'Running' and lease_owner = any(?)")
                .param(realClock.now().plus(lease).stored())
                .param(owners.toArray(String[]::new))
                .update();
    }

    /**
     * Returns the tasks of dead workers to the queue. Their attempt counts: a task that kills its worker must be given
     * up some day.
     */
    int reap() {
        return jdbc.sql("""
                        update task set status = 'Pending', lease_owner = null, lease_until = null
                        where id = any(array(
                            select id from task where status = 'Running' and lease_until < ?
                            order by lease_until limit ? for update skip locked))
                        """)
                .param(realClock.now().stored())
                .param(REAPED_AT_ONCE)
                .update();
    }

    /** When the first task after this cloud time is due, of those that do not come from later than the origin. */
    Optional<Instant> nextDue(Collection<String> types, Instant after, String origin) {
        return jdbc.sql("""
                        select run_at from task where status = 'Pending' and run_at > ? and type = any(?)
                            and coalesce(origin, id) < ?
                        order by run_at, id limit 1
                        """)
                .param(Timestamp.from(after))
                .param(types.toArray(String[]::new))
                .param(origin)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Whether a task is unfinished that was due at this cloud time and does not come from later than the origin. */
    boolean unfinished(Collection<String> types, Instant now, String origin) {
        return jdbc.sql("""
                        select exists (select 1 from task
                                where status = 'Running' and run_at <= ? and coalesce(origin, id) < ?)
                            or exists (select 1 from task where status = 'Pending' and run_at <= ?
                                and coalesce(origin, id) < ? and type = any(?))
                        """)
                .param(Timestamp.from(now))
                .param(origin)
                .param(Timestamp.from(now))
                .param(origin)
                .param(types.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** How many tasks are due and unclaimed; counting stops at the limit. */
    long due(int limit) {
        return jdbc.sql("select count(*) from (select 1 from task where status = 'Pending' and run_at <= ? limit ?) x")
                .param(Timestamp.from(clock.now()))
                .param(limit)
                .query(Long.class)
                .single();
    }

    /** How long the oldest due task has been waiting, in cloud time. */
    Duration lag() {
        var now = clock.now();
        return jdbc.sql("select run_at from task where status = 'Pending' and run_at <= ? order by run_at, id limit 1")
                .param(Timestamp.from(now))
                .query(Timestamp.class)
                .optional()
                .map(oldest -> Duration.between(oldest.toInstant(), now))
                .orElse(Duration.ZERO);
    }

    private Task task(ResultSet row, int index) throws SQLException {
        return new Task(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getTimestamp(8).toInstant(),
                row.getLong(9), // JDBC returns 0 for null
                row.getString(10));
    }
}
