package dev.skystage.scheduler.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.clock.ClockAdvance;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica whose ticks are an hour apart, so whatever is done in time is done because it follows the clock. */
class PaceTest {
    private final List<Instant> seen = Collections.synchronizedList(new ArrayList<>());
    private final Once once = new Once();
    private final Engine engine = replica();

    /** Is due at one instant. */
    private final class Once implements Reconciler {
        private volatile Instant due = Instant.MAX;

        @Override
        public String name() {
            return "once";
        }

        @Override
        public void reconcile(Instant now) {
            if (!due.isAfter(now)) {
                seen.add(due);
                due = Instant.MAX;
            }
        }

        @Override
        public String nextDue() {
            return due.equals(Instant.MAX) ? UNKNOWN : "timestamptz '" + due + "'";
        }
    }

    private Engine replica() {
        var made = new Engine[1];
        made[0] = new Engine(
                List.of(Engine.work(batch -> batch.tasks().forEach(task -> {
                    assertThat(made[0].clock.now()).isAfterOrEqualTo(task.runAt());
                    seen.add(task.runAt());
                }))),
                200,
                Duration.ofHours(1),
                Set.of("api", "worker"),
                once);
        return made[0];
    }

    @BeforeEach
    void clear() {
        engine.jdbc.sql("truncate task").update();
    }

    @AfterEach
    void stop() {
        engine.pace.stop();
        engine.pump.stop();
        engine.clock.runAt(1);
    }

    private Instant due(Duration in) {
        var at = engine.clock.now().plus(in);
        engine.transaction.executeWithoutResult(status ->
                engine.tasks.at(at).submit(Engine.Work.class, Engine.things(List.of("due")), new Engine.Note("")));
        return at;
    }

    @Test
    void atAHigherRateWhatIsDueIsDoneSoonAfter() {
        engine.pump.start();
        var later = due(Duration.ofMinutes(40));
        var early = due(Duration.ofMinutes(20));
        once.due = engine.clock.now().plus(Duration.ofMinutes(60));
        var last = once.due;
        engine.clock.runAt(3600);
        engine.pace.start();
        await().until(() -> seen.size() == 3);
        assertThat(seen).containsExactly(early, later, last);
    }

    @Test
    void anAdvanceThatADeadReplicaHasLeftIsTakenUp() {
        var due = due(Duration.ofDays(1));
        var target = engine.clock.now().plus(Duration.ofDays(2));
        engine.jdbc
                .sql("update cloud_clock set advance_from = ?, advance_to = ?, advance_origin = '~'")
                .params(Timestamp.from(engine.clock.now()), Timestamp.from(target))
                .update();
        var restarted = replica();
        assertThat(restarted.advance.progress().map(ClockAdvance.Progress::target))
                .contains(target);
        restarted.pace.start();
        try {
            await().until(() -> restarted.advance.progress().isEmpty());
        } finally {
            restarted.pace.stop();
        }
        assertThat(seen).containsExactly(due);
        assertThat(restarted.clock.now()).isAfterOrEqualTo(target);
    }
}
