package dev.skystage.scheduler.task;

import dev.skystage.persistence.Owned;
import dev.skystage.persistence.cloud.Gate;
import dev.skystage.scheduler.TestDatabase;
import dev.skystage.scheduler.calendar.Calendar;
import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.calendar.TestCalendars;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.clock.ClockAdvance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.replica.Presence;
import dev.skystage.scheduler.replica.Replica;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.simulation.SimulationProperties;
import dev.skystage.scheduler.trouble.Rules;
import dev.skystage.scheduler.trouble.Trouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** One replica's task engine on the test database, put together by hand with the test's own handlers. */
final class Engine {
    final JdbcClient jdbc = JdbcClient.create(TestDatabase.SOURCE);
    final JdbcTransactionManager transactions = new JdbcTransactionManager(TestDatabase.SOURCE);
    final TransactionTemplate transaction = new TransactionTemplate(transactions);
    final CloudClock clock = new CloudClock(jdbc, RealClock.SYSTEM);
    final Ids ids = new Ids(clock, jdbc, new Chance(null));
    final Simulation simulation = new Simulation(new SimulationProperties(1, Map.of()), new Chance(null));
    final WorkSignal signal = new WorkSignal();
    final Rules rules = new Rules(jdbc, clock, JsonMapper.shared(), transactions);
    final TaskQueue queue = new TaskQueue(jdbc, clock, RealClock.SYSTEM);
    final QueuedTasks tasks = new QueuedTasks(jdbc, ids, clock, simulation, signal, JsonMapper.shared());
    final BatchRunner runner;
    final TaskWorker worker;
    final Gate gate = new Gate(Duration.ofSeconds(1));
    final TaskPump pump;
    final WakeOthers wakeOthers;
    final DatabaseListener listener;
    final ClockAdvance advance;
    final Pace pace;

    /** The payload of a test's task. */
    record Note(String text) {}

    /** The resource of a test's task. */
    record Thing(String id, String accountId, String regionId) implements Owned {}

    /** The handler of a test: what it does, and what it does when attempts are used up. */
    @HandlesTask(value = "test.work", delay = "PT0S")
    record Work(Consumer<TaskBatch<Note>> does, Consumer<TaskBatch<Note>> gives) implements TaskHandler<Note> {
        @Override
        public void run(TaskBatch<Note> batch) {
            does.accept(batch);
        }

        @Override
        public void exhausted(TaskBatch<Note> batch) {
            gives.accept(batch);
        }
    }

    /** The next step after {@link Work}. */
    @HandlesTask(value = "test.next", delay = "PT0S")
    record Next(Consumer<TaskBatch<Note>> does) implements TaskHandler<Note> {
        @Override
        public void run(TaskBatch<Note> batch) {
            does.accept(batch);
        }

        @Override
        public void exhausted(TaskBatch<Note> batch) {}
    }

    Engine(Consumer<TaskBatch<Note>> work) {
        this(List.of(work(work)), 200, Duration.ofMillis(20), Set.of("api", "worker"));
    }

    Engine(
            List<? extends TaskHandler<?>> handlers,
            int batch,
            Duration tick,
            Set<String> roles,
            Reconciler... reconcilers) {
        var known = new TaskHandlers(List.copyOf(handlers), simulation, JsonMapper.shared());
        var metrics = new TaskMetrics(new SimpleMeterRegistry(), queue);
        var properties = new WorkerProperties(2, batch, tick, Duration.ofSeconds(30));
        var replica = new Replica(roles, true);
        var trouble = new Trouble(rules, jdbc, clock);
        runner = new BatchRunner(queue, known, simulation, trouble, clock, metrics, transactions);
        worker = new TaskWorker(
                queue,
                new Leases(queue, RealClock.SYSTEM, properties),
                known,
                runner,
                metrics,
                clock,
                RealClock.SYSTEM);
        pump = new TaskPump(worker, signal, gate, clock, replica, properties);
        wakeOthers = new WakeOthers(jdbc, signal, replica);
        listener = new DatabaseListener(
                TestDatabase.SOURCE,
                List.of(clock, rules),
                signal,
                new Presence(gate, news -> {}, jdbc, transactions),
                replica);
        Calendar calendar = TestCalendars.of(List.of(reconcilers), clock, jdbc, transactions);
        advance = new ClockAdvance(clock, List.of(worker, calendar), new JdbcTemplate(TestDatabase.SOURCE));
        pace = new Pace(clock, advance, calendar, worker, signal, properties, replica);
    }

    static Work work(Consumer<TaskBatch<Note>> does) {
        return new Work(does, batch -> {});
    }

    void submit(Collection<String> resourceIds) {
        transaction.executeWithoutResult(status -> tasks.submit(Work.class, things(resourceIds), new Note("")));
    }

    static List<Thing> things(Collection<String> ids) {
        return ids.stream().map(id -> new Thing(id, "account", "region")).toList();
    }

    /** The task of a resource, as it is stored. */
    Map<String, Object> stored(String resourceId) {
        return jdbc.sql("select * from task where resource_id = ?")
                .param(resourceId)
                .query()
                .singleRow();
    }

    long count(String status) {
        return jdbc.sql("select count(*) from task where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }
}
