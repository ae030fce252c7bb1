package dev.skystage.scheduler.task;

import dev.skystage.persistence.Owned;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.Origin;
import dev.skystage.scheduler.simulation.Simulation;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes submitted tasks to the queue, one statement per submission. */
@Component
record QueuedTasks(
        JdbcClient jdbc, Ids ids, CloudClock clock, Simulation simulation, WorkSignal signal, JsonMapper json)
        implements Tasks {

    @Override
    public <P> void submit(Class<? extends TaskHandler<P>> handler, Collection<? extends Owned> resources, P payload) {
        var type = TaskHandler.typeOf(handler);
        var now = clock.now();
        insert(type, resources, payload, now, resource -> now.plus(simulation.delay(type, resource.id(), now)));
    }

    @Override
    public Tasks at(Function<Owned, Instant> runAt) {
        return new At(this, runAt);
    }

    @Override
    public void hasten(String type, String resourceId) {
        var now = Timestamp.from(clock.now());
        jdbc.sql("""
                        update task set run_at = ?
                        where resource_id = ? and type = ? and status = 'Pending' and run_at > ?
                        """).params(now, resourceId, type, now).update();
        signal.raiseAfterCommit();
    }

    private record At(QueuedTasks queue, Function<Owned, Instant> runAt) implements Tasks {
        @Override
        public <P> void submit(
                Class<? extends TaskHandler<P>> handler, Collection<? extends Owned> resources, P payload) {
            queue.insert(TaskHandler.typeOf(handler), resources, payload, queue.clock.now(), runAt);
        }

        @Override
        public Tasks at(Function<Owned, Instant> other) {
            return new At(queue, other);
        }

        @Override
        public void hasten(String type, String resourceId) {
            queue.hasten(type, resourceId);
        }
    }

    private void insert(
            String type,
            Collection<? extends Owned> resources,
            Object payload,
            Instant now,
            Function<Owned, Instant> due) {
        if (resources.isEmpty()) {
            return;
        }
        var runAt = resources.stream().map(due).toArray(Instant[]::new);
        jdbc.sql("""
                        insert into task (id, type, account_id, region_id, resource_id, payload, run_at, created_at,
                            origin)
                        select id, ?, account, region, resource, ?::jsonb, run_at, ?, origin
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                            x(id, account, region, resource, run_at, origin)
                        """)
                .param(type)
                .param(json.writeValueAsString(payload))
                .param(Timestamp.from(now))
                .param(each(resources, resource -> ids.next("t")))
                .param(each(resources, Owned::accountId))
                .param(each(resources, Owned::regionId))
                .param(each(resources, Owned::id))
                .param(Arrays.stream(runAt).map(Instant::toString).toArray(String[]::new))
                .param(resources.stream()
                        .map(resource -> Origin.of(resource.id()))
                        .toArray(String[]::new))
                .update();
        if (Arrays.stream(runAt).anyMatch(at -> !at.isAfter(now))) {
            signal.raiseAfterCommit();
        }
    }

    private static String[] each(Collection<? extends Owned> resources, Function<Owned, String> column) {
        return resources.stream().map(column).toArray(String[]::new);
    }
}
