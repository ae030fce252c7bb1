package dev.skystage.scheduler.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.clock.AdvanceUnderWay;
import dev.skystage.scheduler.clock.CloudClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class ClockAdvanceTest {
    private final List<Instant> seen = Collections.synchronizedList(new ArrayList<>());
    private final Daily daily = new Daily();
    private Runnable onWork = () -> {};
    private Engine engine = new Engine(batch -> {});
    private @Nullable Engine successor;

    /** Is due once a day, and submits a task each time. */
    private final class Daily implements Reconciler {
        private Instant due = Instant.MAX;

        @Override
        public String name() {
            return "daily";
        }

        @Override
        public void reconcile(Instant now) {
            if (!due.isAfter(now)) {
                seen.add(due);
                assertThat(now).isEqualTo(due);
                due = due.plus(Duration.ofDays(1));
                here(now).submit(List.of("daily"));
            }
        }

        /** The replica whose clock has come to this time: the times of its tasks are by its clock. */
        private Engine here(Instant now) {
            return successor != null && successor.clock.now().equals(now) ? successor : engine;
        }

        @Override
        public String nextDue() {
            return due.equals(Instant.MAX) ? UNKNOWN : "timestamptz '" + due + "'";
        }
    }

    @BeforeEach
    void clear() {
        engine.jdbc.sql("truncate task").update();
        engine = new Engine(
                List.of(Engine.work(batch -> {
                    onWork.run();
                    batch.tasks().forEach(task -> seen.add(engine.clock.now()));
                })),
                200,
                Duration.ofHours(1),
                Set.of("api"),
                daily);
    }

    @Test
    void everythingHappensAtItsTimeAndInOrder() {
        var start = engine.clock.now();
        var random = new Random(7);
        var times = IntStream.range(0, 50)
                .mapToObj(i -> start.plusMillis(
                        random.nextLong(10_000, Duration.ofDays(30).toMillis())))
                .toList();
        times.forEach(at -> engine.transaction.executeWithoutResult(status ->
                engine.tasks.at(at).submit(Engine.Work.class, Engine.things(List.of("at")), new Engine.Note(""))));
        daily.due = start.plus(Duration.ofHours(7));
        var expected = new ArrayList<>(times);
        IntStream.range(0, 30).forEach(day -> {
            var due = start.plus(Duration.ofHours(7)).plus(Duration.ofDays(day));
            expected.addAll(List.of(due, due)); // the reconciler, and the task that it submits
        });
        Collections.sort(expected);

        var reached = engine.advance.advanceTo(start.plus(Duration.ofDays(30)));

        assertThat(seen).containsExactlyElementsOf(expected);
        assertThat(reached).isEqualTo(start.plus(Duration.ofDays(30)));
        assertThat(engine.clock.now()).isBetween(reached, reached.plusSeconds(60));
        assertThat(engine.count("Pending")).isZero();
    }

    @Test
    void otherReplicasSeeTheMovedClockAfterRestartToo() {
        engine.advance.advance(Duration.ofDays(3));

        assertThat(new Engine(batch -> {}).clock.offset()).isEqualTo(engine.clock.offset());
    }

    @Test
    void drainLeavesTimeAlone() {
        engine.submit(List.of("now"));
        engine.transaction.executeWithoutResult(status -> engine.tasks
                .at(engine.clock.now().plus(Duration.ofDays(1)))
                .submit(Engine.Work.class, Engine.things(List.of("later")), new Engine.Note("")));
        var offset = engine.clock.offset();

        engine.advance.drain();

        assertThat(engine.clock.offset()).isEqualTo(offset);
        assertThat(engine.stored("now")).containsEntry("status", "Finished");
        assertThat(engine.stored("later")).containsEntry("status", "Pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P400000D", "PT2562047788015215H30M7S", "-PT1S"})
    void absurdDurationsAreRefusedBeforeAnythingMoves(String duration) {
        var offset = engine.clock.offset();
        assertThatThrownBy(() -> engine.advance.advance(Duration.parse(duration)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(engine.clock.offset()).isEqualTo(offset);
    }

    @Test
    void timeHasAnEnd() {
        assertThatThrownBy(() -> engine.advance.advanceTo(CloudClock.END.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine.advance.advanceTo(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Callers whose tasks are all due at once, and workers of another replica that are never idle. */
    @Test
    @Timeout(60)
    void anAdvanceUnderLoadDoesWhatWasDueAndEnds() throws Exception {
        var due = engine.clock.now().plus(Duration.ofHours(1));
        engine.transaction.executeWithoutResult(status ->
                engine.tasks.at(due).submit(Engine.Work.class, Engine.things(List.of("due")), new Engine.Note("")));
        var other = new Engine(List.of(Engine.work(batch -> {})), 10, Duration.ofMillis(5), Set.of("worker"));
        var calling = new AtomicBoolean(true);
        other.pump.start();
        try (var callers = Executors.newFixedThreadPool(4)) {
            for (var i = 0; i < 4; i++) {
                var unused = callers.submit(() -> {
                    while (calling.get()) {
                        engine.submit(
                                IntStream.range(0, 50).mapToObj(n -> "load").toList());
                    }
                });
            }
            try {
                var reached = engine.advance.advance(Duration.ofDays(2));
                assertThat(engine.clock.now()).isAfterOrEqualTo(reached);
                assertThat(engine.stored("due")).containsEntry("status", "Finished");
            } finally {
                calling.set(false);
            }
        } finally {
            other.pump.stop();
        }
    }

    /** It was due earlier than what is to be done next, and stands before it in the queue. */
    @Test
    void whatCallersHaveAskedForMeanwhileIsNotInTheWay() {
        var start = engine.clock.now();
        var due = List.of(start.plus(Duration.ofHours(1)), start.plus(Duration.ofHours(2)));
        due.forEach(at -> engine.transaction.executeWithoutResult(status -> engine.tasks
                .at(at)
                .submit(Engine.Work.class, Engine.things(List.of("due " + at)), new Engine.Note(""))));
        var called = new AtomicBoolean();
        onWork = () -> {
            if (called.compareAndSet(false, true)) {
                CompletableFuture.runAsync(() -> engine.submit(IntStream.range(0, 5000)
                                .mapToObj(n -> "load " + n)
                                .toList()))
                        .join();
            }
        };
        engine.advance.advance(Duration.ofHours(3));
        due.forEach(at -> assertThat(engine.stored("due " + at)).containsEntry("status", "Finished"));
        assertThat(engine.count("Finished")).as("some of it is done too").isBetween(3L, 4000L);
        onWork = () -> {};
        engine.advance.drain();
        assertThat(engine.count("Finished")).isEqualTo(5002);
    }

    @Test
    void aSecondAdvanceIsRefusedAndProgressCanBeRead() throws Exception {
        var inTheMiddle = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        daily.due = engine.clock.now().plus(Duration.ofHours(1));
        onWork = () -> {
            inTheMiddle.countDown();
            await(goOn);
        };
        try (var background = Executors.newSingleThreadExecutor()) {
            var first = background.submit(() -> engine.advance.advance(Duration.ofHours(2)));
            await(inTheMiddle);
            try {
                assertThat(engine.advance.progress())
                        .hasValueSatisfying(
                                progress -> assertThat(progress.stops()).isEqualTo(1));
                assertThatThrownBy(() -> engine.advance.advance(Duration.ofHours(2)))
                        .isInstanceOf(AdvanceUnderWay.class);
                assertThatThrownBy(() -> new Engine(batch -> {}).advance.advance(Duration.ofHours(2)))
                        .as("on another replica")
                        .isInstanceOf(AdvanceUnderWay.class);
            } finally {
                goOn.countDown();
            }
            first.get(20, TimeUnit.SECONDS);
        }
        assertThat(engine.advance.progress()).isEmpty();
    }

    /**
     * The replica's connection breaks while it works. It is slow but not dead, and must not go on when another one has
     * taken over.
     */
    @Test
    @Timeout(60)
    void anAdvanceThatItsReplicaHasLostIsFinishedByAnother() throws Exception {
        var start = engine.clock.now();
        daily.due = start.plus(Duration.ofDays(1));
        var second = replica();
        successor = second;
        var inTheMiddle = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        onWork = () -> {
            if (inTheMiddle.getCount() > 0 && seen.size() >= 5) {
                inTheMiddle.countDown();
                await(goOn);
            }
        };
        var target = start.plus(Duration.ofDays(10));
        try (var background = Executors.newFixedThreadPool(2)) {
            var first = background.submit(() -> engine.advance.advanceTo(target));
            await(inTheMiddle);
            second.clock.refresh(); // as the listener does when it is notified
            second.advance.resume();
            assertThat(second.clock.now()).as("somebody is at it").isBefore(target);
            breakTheLock();
            var rest = background.submit(second.advance::resume);
            goOn.countDown();
            assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(DataAccessException.class);
            rest.get(20, TimeUnit.SECONDS);
        }
        assertThat(second.clock.now()).isAfterOrEqualTo(target);
        assertThat(second.advance.progress()).isEmpty();
        var expected = new ArrayList<Instant>();
        IntStream.rangeClosed(1, 10).forEach(day -> {
            var due = start.plus(Duration.ofDays(day));
            expected.addAll(List.of(due, due));
        });
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    /** Another replica with the same work. */
    private Engine replica() {
        var made = new Engine[1];
        made[0] = new Engine(
                List.of(Engine.work(batch -> batch.tasks().forEach(task -> seen.add(made[0].clock.now())))),
                200,
                Duration.ofHours(1),
                Set.of("api"),
                daily);
        return made[0];
    }

    private void breakTheLock() {
        var broken = engine.jdbc
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted")
                .query(Boolean.class)
                .list();
        assertThat(broken).containsExactly(true);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
