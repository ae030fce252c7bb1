package dev.skystage.persistence.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.persistence.database.DatabaseAway;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private final Gate gate = new Gate(SHORT);

    @Test
    void workWithinWorkPasses() {
        assertThat(gate.<String, RuntimeException>pass(() -> gate.pass(() -> "done")))
                .isEqualTo("done");
    }

    @Test
    void itClosesWhenWhatIsUnderWayHasEnded() {
        var closed = gate.<Boolean, RuntimeException>pass(
                () -> CompletableFuture.supplyAsync(() -> gate.close(SHORT)).join());
        assertThat(closed).isFalse();
        assertThat(gate.close(SHORT)).isTrue();
    }

    /** The same as when the database is away: callers get ServiceUnavailable, and no attempt of a task is used up. */
    @Test
    void aLongWaitEndsAsIfTheDatabaseWereAway() {
        assertThat(gate.close(SHORT)).isTrue();
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> gate.pass(() -> "never"))
                        .join())
                .matches(DatabaseAway::caused);
        gate.open();
        assertThat(CompletableFuture.supplyAsync(() -> gate.pass(() -> "now")).join())
                .isEqualTo("now");
    }
}
