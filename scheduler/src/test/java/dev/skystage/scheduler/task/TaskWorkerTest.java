package dev.skystage.scheduler.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skystage.scheduler.clock.Origin;
import dev.skystage.scheduler.simulation.Simulation.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class TaskWorkerTest {
    private static final Duration NEVER = Duration.ofHours(1);

    @BeforeEach
    void clear() {
        var jdbc = new Engine(batch -> {}).jdbc;
        jdbc.sql("drop table if exists done").update();
        jdbc.sql("create table done (task_id text not null)").update();
        jdbc.sql("truncate task").update();
    }

    /** Writes a row in the transaction, which a rollback removes. */
    private static void trace(Engine engine, TaskBatch<?> batch) {
        engine.jdbc
                .sql("insert into done select unnest(?::text[])")
                .param(batch.tasks().stream().map(Task::id).toArray(String[]::new))
                .update();
    }

    private static Engine tracing(int batch, Duration tick, Set<String> roles) {
        var engines = new ConcurrentLinkedQueue<Engine>();
        var engine =
                new Engine(List.of(Engine.work(work -> engines.forEach(one -> trace(one, work)))), batch, tick, roles);
        engines.add(engine);
        return engine;
    }

    private static long traces(Engine engine) {
        return engine.jdbc.sql("select count(*) from done").query(Long.class).single();
    }

    @Test
    void threeWorkersShareAThousandTasksExactlyOnce() {
        var engines = IntStream.range(0, 3)
                .mapToObj(i -> tracing(7, Duration.ofMillis(20), Set.of("worker")))
                .toList();
        engines.forEach(engine -> engine.pump.start());
        try {
            var first = engines.getFirst();
            first.submit(IntStream.range(0, 1000).mapToObj(i -> "r-" + i).toList());

            await().untilAsserted(() -> assertThat(first.count("Finished")).isEqualTo(1000));

            assertThat(traces(first)).isEqualTo(1000);
            assertThat(first.jdbc
                            .sql("select count(distinct task_id) from done")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1000);
        } finally {
            engines.forEach(engine -> engine.pump.stop());
        }
    }

    @Test
    void aTaskThatCannotBeDoneFailsAlone() {
        var engine = new Engine(batch -> {
            if (batch.resourceIds().contains("poison")) {
                throw new IllegalStateException("cannot");
            }
        });
        engine.submit(List.of("a", "poison", "b"));

        engine.worker.drain();

        assertThat(engine.stored("a")).containsEntry("status", "Finished");
        assertThat(engine.stored("b")).containsEntry("status", "Finished");
        assertThat(engine.stored("poison"))
                .containsEntry("status", "Pending")
                .containsEntry("attempt", 1)
                .containsEntry("lease_owner", null);
        assertThat(engine.stored("poison").get("error")).asString().contains("cannot");
    }

    @Test
    void restsLongerAfterEveryFailureAndGivesUpAtLast() {
        var attempts = new ArrayList<Instant>();
        var clocks = new ArrayList<Engine>();
        var given = new AtomicInteger();
        var engine = new Engine(
                List.of(new Engine.Work(
                        batch -> {
                            attempts.add(clocks.getFirst().clock.now());
                            throw new IllegalStateException("cannot");
                        },
                        batch -> given.incrementAndGet())),
                200,
                NEVER,
                Set.of("worker"));
        clocks.add(engine);
        engine.simulation.set("test.work", new Profile(Duration.ZERO, Duration.ZERO, 0, 3));
        engine.submit(List.of("a"));

        engine.advance.advance(Duration.ofMinutes(1));

        assertThat(attempts).hasSize(3);
        assertThat(Duration.between(attempts.get(0), attempts.get(1)).toMillis())
                .isBetween(1000L, 1500L);
        assertThat(Duration.between(attempts.get(1), attempts.get(2)).toMillis())
                .isBetween(2000L, 3000L);
        assertThat(given).hasValue(1);
        assertThat(engine.stored("a")).containsEntry("status", "Failed").containsEntry("attempt", 3);
        assertThat(engine.stored("a").get("error")).asString().contains("cannot");
    }

    @Test
    void taskOfADeadWorkerReturnsAndTheDeadWorkerChangesNothing() {
        var engine = tracing(200, NEVER, Set.of("worker"));
        engine.submit(List.of("a"));
        var late = engine.queue.claim("late", Set.of("test.work"), 10, Duration.ofSeconds(-1), Origin.ANY);
        assertThat(late).hasSize(1);

        assertThat(engine.worker.drain()).isZero();
        assertThat(engine.queue.reap()).isEqualTo(1);
        assertThat(engine.worker.drain()).isEqualTo(1);
        engine.runner.run("late", late, () -> false);

        assertThat(engine.queue.finish("late", List.of(late.getFirst().id()))).isZero();
        assertThat(traces(engine)).isEqualTo(1);
        assertThat(engine.stored("a")).containsEntry("status", "Finished").containsEntry("attempt", 2);
    }

    @Test
    void renewedLeaseDoesNotExpire() {
        var engine = new Engine(batch -> {});
        engine.submit(List.of("a"));
        var unused = engine.queue.claim("slow", Set.of("test.work"), 10, Duration.ofSeconds(-1), Origin.ANY);

        engine.queue.renew(List.of("slow"), Duration.ofMinutes(1));

        assertThat(engine.queue.reap()).isZero();
    }

    @Test
    void killingItsWorkerAgainAndAgainIsAFailureToo() {
        var given = new AtomicInteger();
        var engine = new Engine(
                List.of(new Engine.Work(batch -> {}, batch -> given.incrementAndGet())), 200, NEVER, Set.of("worker"));
        engine.submit(List.of("a"));
        for (var i = 0; i < 5; i++) {
            var unused = engine.queue.claim("dead" + i, Set.of("test.work"), 10, Duration.ofSeconds(-1), Origin.ANY);
            engine.queue.reap();
        }

        engine.worker.drain();

        assertThat(given).hasValue(1);
        assertThat(engine.stored("a")).containsEntry("status", "Failed");
    }

    @Test
    void givingUpIsRepeatedUntilItIsDone() {
        var given = new AtomicInteger();
        var engine = new Engine(
                List.of(new Engine.Work(
                        batch -> {
                            throw new IllegalStateException("cannot");
                        },
                        batch -> {
                            if (given.incrementAndGet() < 3) {
                                throw new CannotAcquireLockException("deadlock");
                            }
                        })),
                200,
                NEVER,
                Set.of("worker"));
        engine.simulation.set("test.work", new Profile(Duration.ZERO, Duration.ZERO, 0, 1));
        engine.submit(List.of("a"));

        engine.worker.drain();
        assertThat(engine.stored("a")).containsEntry("status", "Pending");
        assertThat(engine.stored("a").get("error")).asString().contains("cannot", "deadlock");
        engine.advance.advance(Duration.ofMinutes(1));

        assertThat(given).hasValue(3);
        assertThat(engine.stored("a")).containsEntry("status", "Failed");
    }

    @Test
    void outcomesDecideWhatBecomesOfATask() {
        var next = new ArrayList<Task>();
        var engine = new Engine(
                List.of(
                        Engine.work(batch -> {
                            batch.then("then", Engine.Next.class);
                            batch.again("again", Duration.ofHours(2));
                            batch.failed("failed", "no room");
                        }),
                        new Engine.Next(batch -> next.addAll(batch.tasks()))),
                200,
                NEVER,
                Set.of("worker"));
        engine.submit(List.of("then", "again", "failed", "nothing"));
        var id = engine.stored("then").get("id");

        engine.worker.drain();

        assertThat(next).singleElement().satisfies(task -> {
            assertThat(task.id()).isEqualTo(id);
            assertThat(task.attempt()).isEqualTo(1);
        });
        assertThat(engine.stored("then")).containsEntry("status", "Finished").containsEntry("type", "test.next");
        assertThat(engine.stored("again")).containsEntry("status", "Pending").containsEntry("attempt", 0);
        assertThat(engine.stored("failed")).containsEntry("status", "Failed").containsEntry("error", "no room");
        assertThat(engine.stored("nothing")).containsEntry("status", "Finished");
    }

    @Test
    void oneStatementSubmitsForManyOwnersAndEachTaskKnowsItsOwn() {
        var seen = new TreeMap<String, String>();
        var engine = new Engine(batch -> batch.tasks()
                .forEach(task -> seen.put(
                        task.resourceId(),
                        task.accountId() + " " + task.regionId() + " "
                                + batch.payload(task.resourceId()).text())));
        var things = List.of(new Engine.Thing("x", "one", "here"), new Engine.Thing("y", "two", "there"));
        engine.transaction.executeWithoutResult(status -> {
            engine.tasks.submit(Engine.Work.class, things, new Engine.Note("both"));
            engine.tasks.submit(Engine.Work.class, new Engine.Thing("z", "two", "here"), new Engine.Note("\"one\""));
        });

        engine.worker.drain();

        assertThat(seen)
                .containsExactly(
                        Map.entry("x", "one here both"),
                        Map.entry("y", "two there both"),
                        Map.entry("z", "two here \"one\""));
    }

    @Test
    void aPayloadThatCannotBeReadFailsAlone() {
        var read = new ArrayList<String>();
        var engine = new Engine(batch ->
                batch.resourceIds().forEach(id -> read.add(batch.payload(id).text())));
        engine.submit(List.of("a", "b"));
        engine.jdbc
                .sql("update task set payload = '[]' where resource_id = 'a'")
                .update();

        engine.worker.drain();

        assertThat(read).containsExactly("");
        assertThat(engine.stored("a")).containsEntry("status", "Pending").containsEntry("attempt", 1);
        assertThat(engine.stored("b")).containsEntry("status", "Finished");
    }

    @Test
    void aTaskThatBeginsAnewHasAllItsAttempts() {
        var runs = new AtomicInteger();
        var engine = new Engine(
                List.of(new Engine.Work(
                        batch -> {
                            if (runs.incrementAndGet() <= 2) {
                                throw new IllegalStateException("cannot");
                            }
                        },
                        batch -> batch.anew("a", Duration.ofMinutes(10)))),
                200,
                NEVER,
                Set.of("worker"));
        engine.simulation.set("test.work", new Profile(Duration.ZERO, Duration.ZERO, 0, 2));
        engine.submit(List.of("a"));

        engine.advance.advance(Duration.ofMinutes(5));
        assertThat(engine.stored("a")).containsEntry("status", "Pending").containsEntry("attempt", 0);
        assertThat(engine.stored("a").get("error")).asString().contains("cannot");

        engine.advance.advance(Duration.ofMinutes(10));
        assertThat(runs).hasValue(3);
        assertThat(engine.stored("a")).containsEntry("status", "Finished").containsEntry("attempt", 1);
    }

    @Test
    void deadlockIsTriedAgainAtOnce() {
        var runs = new ArrayList<Integer>();
        var engine = new Engine(batch -> {
            runs.add(batch.tasks().size());
            if (runs.size() == 1) {
                throw new CannotAcquireLockException("deadlock");
            }
        });
        engine.submit(List.of("a", "b"));

        engine.worker.drain();

        assertThat(runs).containsExactly(2, 2);
        assertThat(engine.count("Finished")).isEqualTo(2);
    }

    @Test
    void simulatedFailureDoesNotReachTheHandler() {
        var runs = new AtomicInteger();
        var engine = new Engine(batch -> runs.incrementAndGet());
        engine.simulation.set("test.work", new Profile(Duration.ZERO, Duration.ZERO, 1, 5));
        engine.submit(List.of("a"));

        engine.worker.drain();

        assertThat(runs).hasValue(0);
        assertThat(engine.stored("a")).containsEntry("status", "Pending").containsEntry("attempt", 1);
    }

    @Test
    void tasksOfAnUnknownTypeStay() {
        var engine = new Engine(batch -> {});
        engine.transaction.executeWithoutResult(
                status -> engine.tasks.submit(Engine.Next.class, Engine.things(List.of("a")), new Engine.Note("")));

        assertThat(engine.worker.drain()).isZero();
        assertThat(engine.stored("a")).containsEntry("status", "Pending");
    }

    @Test
    void stoppingGivesBackWhatWasNotBegun() {
        var engine = new Engine(batch -> {});
        engine.submit(List.of("a", "b"));
        var claimed = engine.queue.claim("stopping", Set.of("test.work"), 10, Duration.ofMinutes(1), Origin.ANY);

        engine.runner.run("stopping", claimed, () -> true);

        assertThat(engine.count("Pending")).isEqualTo(2);
        assertThat(engine.stored("a")).containsEntry("attempt", 0);
    }

    @Test
    void committedWorkWakesTheWorkersOfThisReplica() {
        var engine = tracing(200, NEVER, Set.of("api", "worker"));
        engine.pump.start();
        try {
            engine.submit(List.of("a"));
            await().untilAsserted(() -> assertThat(engine.count("Finished")).isEqualTo(1));
        } finally {
            engine.pump.stop();
        }
    }

    @Test
    void committedWorkWakesTheWorkersOfOtherReplicas() {
        var front = new Engine(List.of(), 200, NEVER, Set.of("api"));
        var back = tracing(200, NEVER, Set.of("worker"));
        Stream.of(front.wakeOthers, back.listener, back.pump).forEach(part -> part.start());
        try {
            await().untilAsserted(() -> {
                front.submit(List.of("a" + front.ids.next("r")));
                assertThat(back.count("Finished")).isPositive();
            });
        } finally {
            Stream.of(back.pump, back.listener, front.wakeOthers).forEach(part -> part.stop());
        }
    }
}
