package dev.skystage.scheduler.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.scheduler.simulation.Simulation.Profile;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Limit;
import dev.skystage.scheduler.trouble.Rule;
import dev.skystage.scheduler.trouble.Scope;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that take several times as long as usual. */
class SlownessTest {
    private final AtomicInteger runs = new AtomicInteger();
    private final Engine engine = new Engine(batch -> runs.incrementAndGet());

    @BeforeEach
    @AfterEach
    void clear() {
        engine.jdbc.sql("truncate task").update();
        engine.jdbc.sql("truncate trouble").update();
    }

    @Test
    void aFactorAddsWhatIsMissingToThatManyTimes() {
        engine.submit(List.of("a"));
        engine.simulation.set("test.work", new Profile(Duration.ofMinutes(1), Duration.ZERO, 0, 5));
        var scope = new Scope(null, "test.work", null, null, null, null, null, null, null);
        engine.rules.add(List.of(new Rule.Order(scope, Limit.NONE, new Effect.TaskSlowness(null, 3.0))));
        var before = engine.clock.now();
        engine.worker.drain();
        var after = engine.clock.now();
        assertThat(runs).hasValue(0);
        assertThat(((Timestamp) Objects.requireNonNull(engine.stored("a").get("run_at"))).toInstant())
                .isBetween(before.plusSeconds(120).minusMillis(1), after.plusSeconds(120));
        engine.advance.advance(Duration.ofMinutes(3));
        assertThat(runs).hasValue(1);
    }
}
