package dev.skystage.scheduler.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.scheduler.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rate of cloud time, with a real time that the test controls. */
class CloudClockTest {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.SOURCE);
    private final long offset =
            jdbc.sql("select offset_ms from cloud_clock").query(Long.class).single();
    private RealInstant real = RealClock.SYSTEM.now();
    private final CloudClock clock = replica();
    private final Instant start = clock.now();

    private CloudClock replica() {
        return new CloudClock(jdbc, () -> real);
    }

    private void pass(Duration duration) {
        real = real.plus(duration);
    }

    private Duration passed() {
        return Duration.between(start, clock.now());
    }

    @AfterEach
    void asBefore() {
        jdbc.sql("update cloud_clock set offset_ms = ?, rate = 1, advance_from = null, advance_to = null")
                .param(offset)
                .update();
    }

    @Test
    void timeRunsAtTheRateUntilToldOtherwise() {
        clock.runAt(60);
        pass(Duration.ofSeconds(10));
        assertThat(passed()).isEqualTo(Duration.ofMinutes(10));
        clock.runAt(1.5);
        pass(Duration.ofSeconds(10));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(615));
        clock.runAt(1);
        pass(Duration.ofSeconds(10));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(625));
    }

    @Test
    void allReplicasShareTheRateAlsoAfterARestart() {
        var other = replica();
        clock.runAt(60);
        pass(Duration.ofSeconds(10));
        other.refresh(); // as the listener does when it is notified
        assertThat(other.now()).isEqualTo(clock.now());
        assertThat(replica().now()).isEqualTo(clock.now());
        assertThat(replica().rate()).isEqualTo(60);
    }

    @Test
    void lateNewsDoNotTurnTimeBack() {
        clock.runAt(60);
        var other = replica();
        clock.runAt(1);
        pass(Duration.ofSeconds(2));
        var shown = other.now();
        assertThat(shown).isEqualTo(start.plusSeconds(120));
        other.refresh();
        assertThat(other.now()).isEqualTo(shown);
        pass(Duration.ofSeconds(118));
        assertThat(other.now()).isEqualTo(shown);
        pass(Duration.ofSeconds(1));
        assertThat(other.now()).isEqualTo(shown.plusSeconds(1)).isEqualTo(clock.now());
    }

    @Test
    void timeCanBeSetBackOnPurpose() {
        clock.moveTo(start.plus(Duration.ofDays(30)));
        jdbc.sql("update cloud_clock set offset_ms = ?").param(offset).update();
        clock.refresh();
        assertThat(passed()).isZero();
    }

    @Test
    void theRealTimeUntilACloudTimeFollowsTheRate() {
        var due = start.plusSeconds(600);
        assertThat(clock.realUntil(due)).isEqualTo(Duration.ofMinutes(10));
        clock.runAt(60);
        assertThat(clock.realUntil(due)).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(10));
        assertThat(clock.realUntil(due)).isZero();
        assertThat(clock.now()).isEqualTo(due);
        assertThat(clock.realUntil(start)).isNegative();
    }

    @Test
    void theRateDoesNotCountWhileTheClockIsAdvanced() {
        clock.runAt(60);
        pass(Duration.ofSeconds(1));
        clock.depart(start.plus(Duration.ofDays(1)), "t");
        pass(Duration.ofSeconds(1));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(61));
        clock.moveTo(start.plus(Duration.ofDays(1)));
        pass(Duration.ofSeconds(1));
        clock.arrive();
        pass(Duration.ofSeconds(1));
        assertThat(passed()).isEqualTo(Duration.ofDays(1).plusSeconds(61));
    }

    @Test
    void atRateZeroTimeStandsStillUntilItIsMoved() {
        pass(Duration.ofSeconds(1));
        clock.runAt(0);
        pass(Duration.ofDays(1));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(clock.runs()).isFalse();
        assertThat(clock.realUntil(clock.now().plusSeconds(1))).isGreaterThan(Duration.ofDays(365_000));
        assertThat(replica().now()).isEqualTo(clock.now());

        var target = start.plus(Duration.ofDays(1));
        clock.depart(target, "t");
        pass(Duration.ofSeconds(1));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(1));
        clock.moveTo(target);
        pass(Duration.ofSeconds(1));
        clock.arrive();
        pass(Duration.ofSeconds(1));
        assertThat(clock.now()).isEqualTo(target);
        var other = replica();
        pass(Duration.ofSeconds(1));
        other.refresh();
        assertThat(other.now()).isEqualTo(target);

        clock.runAt(1);
        pass(Duration.ofSeconds(1));
        assertThat(clock.now()).isEqualTo(target.plusSeconds(1));
    }

    @Test
    void aNewCloudMayBeginAtAnyTimeAndStandsStillThere() {
        var then = Instant.parse("2021-02-03T04:05:06Z");
        var first = new CloudClock(jdbc, () -> real, then);
        pass(Duration.ofHours(1));
        assertThat(first.now()).isEqualTo(then);
        first.moveTo(then.plusSeconds(5));
        jdbc.sql("insert into account (id, name, created_at) values ('a', 'a', now())")
                .update();
        try {
            var restarted = new CloudClock(jdbc, () -> real, then);
            assertThat(restarted.now()).isEqualTo(then.plusSeconds(5));
        } finally {
            jdbc.sql("delete from account where id = 'a'").update();
        }
        assertThatThrownBy(() -> new CloudClock(jdbc, () -> real, Instant.parse("3000-01-01T00:00:01Z")))
                .hasMessageContaining("skystage.clock.start");
    }

    @Test
    void noRateLeadsBeyondTheEnd() {
        clock.moveTo(CloudClock.END.minusSeconds(60));
        clock.runAt(CloudClock.FASTEST);
        pass(Duration.ofDays(1));
        assertThat(clock.now()).isEqualTo(CloudClock.END);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -60, 0.5, 3601, Double.NaN, Double.POSITIVE_INFINITY})
    void absurdRatesAreRefused(double rate) {
        assertThatThrownBy(() -> clock.runAt(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rate must be");
        assertThat(clock.rate()).isEqualTo(1);
    }
}
