package dev.skystage.controlplane.resources.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.RegionCatalog;
import dev.skystage.scheduler.chance.Chance;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Meters at market prices use up an amount, second by second. */
class RunningTest {
    private static final long NOW = Instant.parse("2026-11-27T12:34:56Z").getEpochSecond();
    private static final long LATEST = Instant.parse("3000-01-01T00:00:00Z").getEpochSecond();
    private static final SpotMarket MARKET = new SpotMarket(
            new InstanceTypes(new JsonMapper()),
            new RegionCatalog(new JsonMapper()),
            new Chance(7L),
            buyer -> List.of(),
            () -> {});
    private static final Running NOTHING = running(List.of());

    private static Running running(List<Running.Span> spans) {
        return new Running(there -> MARKET.of("1", there.typeId(), there.zoneId()), spans);
    }

    @Provide
    static Arbitrary<Running> running() {
        var spans = Combinators.combine(
                        Arbitraries.of("ecs.g6.large", "ecs.c6.xlarge", "ecs.r6.large"),
                        Arbitraries.of("cn-hangzhou-h", "cn-hangzhou-i"),
                        Arbitraries.longs().between(0, 5_000_000),
                        Arbitraries.longs().between(1, 100))
                .as((type, zone, ago, number) -> new Running.Span(new Charge.Market(type, zone), NOW - ago, number));
        return spans.list().ofMinSize(1).ofMaxSize(4).map(RunningTest::running);
    }

    /** Compared with prices alone, added up second by second. */
    @Property(tries = 30)
    void theSecondIsTheFirstWithNothingLeft(
            @ForAll("running") Running running,
            @ForAll @LongRange(min = 1, max = 50_000_000L * 3600) long left,
            @ForAll @LongRange(max = 1_000_000) long fixed) {
        var rest = left;
        var second = NOW;
        while (rest > 0) {
            rest -= fixed + running.perHour(second);
            second++;
        }
        assertThat(running.dry(BigInteger.valueOf(left), fixed, NOW, LATEST)).isEqualTo(second);
    }

    @Property(tries = 30)
    void anAmountRunsOutExactlyWhenItIsUsed(
            @ForAll("running") Running running, @ForAll @LongRange(min = 1, max = 20_000_000) long wait) {
        var left = running.used(NOW + wait).subtract(running.used(NOW));
        assertThat(running.dry(left, 0, NOW, LATEST)).isEqualTo(NOW + wait);
    }

    /** The real instant may be later than the computed one, but never earlier. */
    @Property(tries = 30)
    void aFarInstantIsNeverTooLate(
            @ForAll("running") Running running, @ForAll @LongRange(min = 40_000_000, max = 400_000_000) long wait) {
        var left = running.used(NOW + wait).subtract(running.used(NOW));
        assertThat(running.dry(left, 0, NOW, LATEST))
                .isGreaterThan(NOW + SpotPrices.AHEAD.toSeconds())
                .isLessThanOrEqualTo(NOW + wait);
    }

    @Property(tries = 50)
    void aFixedRateIsToTheSecondHoweverFarItIs(
            @ForAll @LongRange(min = 1, max = 1L << 50) long left,
            @ForAll @LongRange(min = 1, max = 1 << 20) long fixed) {
        var seconds = (left + fixed - 1) / fixed;
        assertThat(NOTHING.dry(BigInteger.valueOf(left), fixed, NOW, LATEST))
                .isEqualTo(Math.min(LATEST, NOW + seconds));
    }

    @Test
    void withoutUseItNeverRunsOut() {
        assertThat(NOTHING.dry(BigInteger.ONE, 0, NOW, LATEST)).isEqualTo(LATEST);
    }
}
