package dev.skystage.controlplane.resources.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The load of resources, and the times in which they were in use. */
class LoadTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void isBetweenZeroAndOneAndAlwaysTheSame(
            @ForAll String id, @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        var at = Instant.ofEpochSecond(second);
        var load = byItself(id).at("cpu", at);
        assertThat(load).isBetween(0.0, 1.0).isEqualTo(byItself(id).at("cpu", at));
    }

    @Property
    void theFirstLevelThatHoldsCounts(
            @ForAll String id,
            @ForAll @DoubleRange(max = 1) double level,
            @ForAll @DoubleRange(max = 1) double other,
            @ForAll @LongRange(min = 0, max = 10_000) long second) {
        var noon = MIDNIGHT.plus(12, ChronoUnit.HOURS);
        var load = new Load(
                id,
                List.of(
                        new Load.Level(level, noon, noon.plusSeconds(5_000)),
                        new Load.Level(other, noon.plusSeconds(2_000), null)));
        var at = noon.plusSeconds(second);
        assertThat(load.at("cpu", at)).isCloseTo(second < 5_000 ? level : other, within(0.01));
        assertThat(load.at("cpu", noon.minusSeconds(1))).isEqualTo(byItself(id).at("cpu", noon.minusSeconds(1)));
    }

    private static Load byItself(String id) {
        return new Load(id, List.of());
    }

    @Test
    void aDayHasARhythm() {
        var afternoon = mean(MIDNIGHT.plus(7, ChronoUnit.HOURS));
        var night = mean(MIDNIGHT.plus(19, ChronoUnit.HOURS));
        assertThat(afternoon).isGreaterThan(1.5 * night);
    }

    private static double mean(Instant at) {
        return IntStream.range(0, 1000)
                .mapToDouble(i -> byItself("i-" + i * 7919).at("cpu", at))
                .average()
                .orElseThrow();
    }
}
