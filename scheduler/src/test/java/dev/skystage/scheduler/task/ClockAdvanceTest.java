package dev.skystage.scheduler.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockAdvanceTest {
    private final List<Instant> seen = new ArrayList<>();
    private final Daily daily = new Daily();
    private Engine engine = new Engine(batch -> {});

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
                engine.submit(List.of("daily"));
            }
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.of(due);
        }
    }

    @BeforeEach
    void clear() {
        engine.jdbc.sql("truncate task").update();
        engine = new Engine(
                List.of(Engine.work(batch -> batch.tasks().forEach(task -> seen.add(engine.clock.now())))),
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
}
