package dev.skystage.gateway.actuator;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.RealClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The task queue: its depth, its lag, what is stuck; and single tasks. */
@Component
@Endpoint(id = "tasks")
class TasksEndpoint {
    private static final int COUNTED = 100_000;
    private static final int SHOWN = 100;
    private final JdbcClient jdbc;
    private final CloudClock clock;
    private final RealClock realClock;

    TasksEndpoint(JdbcClient jdbc, CloudClock clock, RealClock realClock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.realClock = realClock;
    }

    /**
     * The queue at a glance.
     *
     * @param waiting tasks that no worker holds, counted up to 100,000 by run time
     * @param lag how long the oldest due task has waited, in cloud time
     * @param stuck tasks whose lease has run out, and tasks that have failed before and are tried again
     */
    record Queue(int waiting, Duration lag, List<OfType> byType, List<Shown> stuck, List<Shown> failed) {}

    /** Waiting and running tasks of one type. */
    record OfType(
            String type,
            int due,
            int later,
            int running,
            @Nullable Instant oldest) {}

    record Shown(
            String taskId,
            String type,
            String accountId,
            String regionId,
            String resourceId,
            String status,
            int attempt,
            Instant runAt,
            @Nullable String leaseOwner,
            @Nullable Instant leaseUntil,
            @Nullable Instant finishedAt,
            @Nullable String error) {}

    @ReadOperation
    Queue queue() {
        var types = types();
        return new Queue(types.stream().mapToInt(type -> type.due + type.later).sum(), lag(), types, stuck(), failed());
    }

    @ReadOperation
    @Nullable
    Shown one(@Selector String id) {
        return shown("id = ?", "id").param(id).query(Shown.class).optional().orElse(null);
    }

    /** How long the oldest due task has waited. */
    Duration lag() {
        var now = clock.now();
        return jdbc.sql("select run_at from task where status = 'Pending' and run_at <= ? order by run_at, id limit 1")
                .param(Timestamp.from(now))
                .query(Timestamp.class)
                .optional()
                .map(oldest -> Duration.between(oldest.toInstant(), now))
                .orElse(Duration.ZERO);
    }

    /** Tasks whose lease has run out. */
    int expiredLeases() {
        return jdbc.sql("select count(*) from task where status = 'Running' and lease_until < ?")
                .param(realClock.now().stored())
                .query(Integer.class)
                .single();
    }

    private List<OfType> types() {
        return jdbc.sql("""
                        select type,
                               count(*) filter (where status = 'Pending' and run_at <= :now) as due,
                               count(*) filter (where status = 'Pending' and run_at > :now) as later,
                               count(*) filter (where status = 'Running') as running,
                               min(run_at) filter (where status = 'Pending') as oldest
                        from ((select type, status, run_at from task where status = 'Pending' order by run_at, id limit :counted)
                              union all
                              (select type, status, run_at from task where status = 'Running' limit :counted)) x
                        group by type order by type
                        """)
                .param("now", Timestamp.from(clock.now()))
                .param("counted", COUNTED)
                .query(OfType.class)
                .list();
    }

    private List<Shown> stuck() {
        var expired = shown("status = 'Running' and lease_until < ?", "lease_until")
                .param(realClock.now().stored())
                .query(Shown.class)
                .list();
        var retried = shown("status = 'Pending' and error is not null", "run_at, id")
                .query(Shown.class)
                .list();
        return Stream.concat(expired.stream(), retried.stream()).limit(SHOWN).toList();
    }

    private List<Shown> failed() {
        return shown("status = 'Failed'", "id desc").query(Shown.class).list();
    }

    private JdbcClient.StatementSpec shown(String where, String order) {
        return jdbc.sql("""
                select id as task_id, type, account_id, region_id, resource_id, status, attempt, run_at, lease_owner,
                       lease_until, finished_at, error
                from task where %s order by %s limit %d
                """.formatted(where, order, SHOWN));
    }
}
