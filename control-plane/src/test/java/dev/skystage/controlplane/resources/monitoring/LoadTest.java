package dev.skystage.controlplane.resources.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The load of resources, and the times in which they were at work. */
class LoadTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void isAShareAndAlwaysTheSame(@ForAll String id, @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        var at = Instant.ofEpochSecond(second);
        assertThat(Load.of(id, "cpu", at)).isBetween(0.0, 1.0).isEqualTo(Load.of(id, "cpu", at));
    }

    @Test
    void aDayHasARhythm() {
        var afternoon = mean(MIDNIGHT.plus(7, ChronoUnit.HOURS));
        var night = mean(MIDNIGHT.plus(19, ChronoUnit.HOURS));
        assertThat(afternoon).isGreaterThan(1.5 * night);
    }

    private static double mean(Instant at) {
        return IntStream.range(0, 1000)
                .mapToDouble(i -> Load.of("i-" + i * 7919, "cpu", at))
                .average()
                .orElseThrow();
    }
}
