package dev.skystage.scheduler.task;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.simulation.Simulation;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes submitted tasks to the queue, one statement per submission. */
@Component
record QueuedTasks(
        JdbcClient jdbc, Ids ids, CloudClock clock, Simulation simulation, WorkSignal signal, JsonMapper json)
        implements Tasks {

    @Override
    public void submit(
            Class<? extends TaskHandler> handler,
            String accountId,
            String regionId,
            Collection<String> resourceIds,
            Map<String, String> payload) {
        var type = TaskHandlers.typeOf(handler);
        var now = clock.now();
        insert(now, () -> now.plus(simulation.delay(type)), type, accountId, regionId, resourceIds, payload);
    }

    @Override
    public void submitAt(
            Instant runAt,
            Class<? extends TaskHandler> handler,
            String accountId,
            String regionId,
            Collection<String> resourceIds,
            Map<String, String> payload) {
        var type = TaskHandlers.typeOf(handler);
        insert(clock.now(), () -> runAt, type, accountId, regionId, resourceIds, payload);
    }

    private void insert(
            Instant now,
            Supplier<Instant> due,
            String type,
            String accountId,
            String regionId,
            Collection<String> resourceIds,
            Map<String, String> payload) {
        if (resourceIds.isEmpty()) {
            return;
        }
        var runAt = resourceIds.stream().map(id -> due.get()).toArray(Instant[]::new);
        jdbc.sql("""
                        insert into task (id, type, account_id, region_id, resource_id, payload, run_at, created_at)
                        select id, ?, ?, ?, resource_id, ?::jsonb, run_at, ?
                        from unnest(?::text[], ?::text[], ?::timestamptz[]) x(id, resource_id, run_at)
                        """)
                .param(type)
                .param(accountId)
                .param(regionId)
                .param(json.writeValueAsString(payload))
                .param(Timestamp.from(now))
                .param(resourceIds.stream().map(id -> ids.next("t")).toArray(String[]::new))
                .param(resourceIds.toArray(String[]::new))
                .param(Arrays.stream(runAt).map(Instant::toString).toArray(String[]::new))
                .update();
        if (Arrays.stream(runAt).anyMatch(at -> !at.isAfter(now))) {
            signal.raiseAfterCommit();
        }
    }
}
