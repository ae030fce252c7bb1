package dev.skystage.controlplane.resources.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.RegionCatalog;
import dev.skystage.scheduler.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SpotMarketTest {
    private static final InstanceTypes TYPES = new InstanceTypes(new JsonMapper());
    private static final RegionCatalog REGIONS = new RegionCatalog(new JsonMapper());
    private static final String ZONE = "cn-hangzhou-h";
    private static final Instant START = Instant.parse("2026-11-27T12:34:56.789Z");
    private static final long YEAR = Duration.ofDays(366).toMillis();
    private final SpotMarket market = market(7L);

    private static SpotMarket market(Long seed) {
        return new SpotMarket(TYPES, REGIONS, new Chance(seed));
    }

    private static Instant later(long millis) {
        return START.plusMillis(millis);
    }

    @Provide
    static Arbitrary<String> types() {
        return Arbitraries.of(TYPES.all()).map(type -> type.id());
    }

    /** To the micro-yuan, however an interval is divided. */
    @Property(tries = 200)
    void aTimeCostsWhatItsPartsCost(
            @ForAll("types") String type,
            @ForAll @Size(min = 2, max = 12) List<@LongRange(min = 0, max = 2 * 366L * 86_400_000) Long> cuts) {
        var sorted = cuts.stream().sorted().map(SpotMarketTest::later).toList();
        var parts = IntStream.range(1, sorted.size())
                .mapToLong(i -> market.cost(type, ZONE, sorted.get(i - 1), sorted.get(i)))
                .sum();
        assertThat(market.cost(type, ZONE, sorted.getFirst(), sorted.getLast())).isEqualTo(parts);
    }

    @Property(tries = 50)
    void itCostsThePriceOfEachHour(@ForAll("types") String type, @ForAll @LongRange(max = 1000) long hours) {
        var from = Instant.parse("2026-12-01T00:00:00Z");
        var sum = LongStream.range(0, hours)
                .map(hour -> market.price(type, ZONE, from.plus(Duration.ofHours(hour))))
                .sum();
        assertThat(market.cost(type, ZONE, from, from.plus(Duration.ofHours(hours))))
                .isEqualTo(sum);
    }

    @Property(tries = 50)
    void aPartOfAnHourCostsItsShare(@ForAll("types") String type, @ForAll @LongRange(max = 3_600_000) long millis) {
        var from = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(market.cost(type, ZONE, from, from.plusMillis(millis)))
                .isEqualTo(market.price(type, ZONE, from) * millis / 3_600_000);
    }

    @Property(tries = 200)
    void theFirstInstantAboveALimitIsTheFirst(
            @ForAll("types") String type,
            @ForAll @LongRange(max = 3_000_000_000L) long wait,
            @ForAll("shares") int share) {
        var from = later(wait);
        var limit = market.listPrice(type, ZONE) * share / 1000;
        var found = market.above(type, ZONE, limit, from);
        found.ifPresent(
                at -> assertThat(market.price(type, ZONE, at)).as("at %s", at).isGreaterThan(limit));
        var end = found.orElse(from.plus(SpotMarket.AHEAD));
        for (var at = from; at.isBefore(end); at = at.plus(Duration.ofHours(1))) {
            assertThat(market.price(type, ZONE, at)).as("at %s", at).isLessThanOrEqualTo(limit);
        }
    }

    @Provide
    static Arbitrary<Integer> shares() {
        return Arbitraries.integers().between(100, 1000);
    }

    @Property(tries = 50)
    void theListPriceIsNeverExceededAndSeldomReached(@ForAll("types") String type) {
        var list = market.listPrice(type, ZONE);
        var prices = LongStream.range(0, 365 * 24)
                .map(hour -> market.price(type, ZONE, START.plus(Duration.ofHours(hour))))
                .toArray();
        assertThat(LongStream.of(prices)).allMatch(price -> price > 0 && price <= list && price % 1000 == 0);
        assertThat(LongStream.of(prices).filter(price -> price * 2 < list).count())
                .isGreaterThan(prices.length * 85L / 100);
        assertThat(market.cost(type, ZONE, START, later(YEAR)) * 100 / (list * 366 * 24))
                .isBetween(14L, 45L);
    }

    @Test
    void theSeedIsAllThereIsToIt() {
        var other = market(8L);
        for (var type : TYPES.all()) {
            assertThat(market(7L).cost(type.id(), ZONE, START, later(YEAR)))
                    .isEqualTo(market.cost(type.id(), ZONE, START, later(YEAR)))
                    .isNotEqualTo(other.cost(type.id(), ZONE, START, later(YEAR)));
        }
    }

    @Test
    void zonesHaveMarketsOfTheirOwn() {
        assertThat(market.cost("ecs.g6.large", ZONE, START, later(YEAR)))
                .isNotEqualTo(market.cost("ecs.g6.large", "cn-hangzhou-i", START, later(YEAR)));
    }
}
