package dev.skystage.controlplane.resources.assistant;

import dev.skystage.scheduler.calendar.Reconciler;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs the commands that are due by their frequency, on those of their instances that are running then. */
@Component
record PeriodicCommands(JdbcClient jdbc, Guests guests, Runs runs) implements Reconciler {
    private static final int BATCH = 100;

    private record Due(String id, String frequency, Instant nextRunAt) {}

    @Override
    public String name() {
        return "periodic-commands";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> due(now), due -> due.forEach(invocation -> run(invocation, now)));
    }

    private void run(Due invocation, Instant now) {
        runs.begin(invocation.id(), guests.running(targets(invocation.id())), now);
        var next = Frequency.parse(invocation.frequency()).orElseThrow().after(now);
        jdbc.sql("update invocation set next_run_at = ? where id = ?")
                .param(stored(next))
                .param(invocation.id())
                .update();
    }

    @Override
    public String nextDue() {
        return "select next_run_at from invocation where next_run_at is not null order by next_run_at limit 1";
    }

    private List<Due> due(Instant now) {
        return jdbc.sql("""
                        select id, frequency, next_run_at from invocation where next_run_at <= ?
                        order by next_run_at limit ? for update skip locked
                        """)
                .param(Timestamp.from(now))
                .param(BATCH)
                .query(Due.class)
                .list();
    }

    private List<String> targets(String invocationId) {
        return jdbc.sql(
                        "select instance_id from invocation_target where invocation_id = ? and stopped_at is null order by 1")
                .param(invocationId)
                .query(String.class)
                .list();
    }

    private static @Nullable Timestamp stored(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
