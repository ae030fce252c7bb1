package dev.skystage.controlplane.resources.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.RegionCatalog;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Limit;
import dev.skystage.scheduler.trouble.Rule;
import dev.skystage.scheduler.trouble.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
    private final SpotMarket market = market(7L);

    private static SpotMarket market(Long seed) {
        return market(seed, List.of());
    }

    private static SpotMarket market(Long seed, List<Rule> rules) {
        return new SpotMarket(TYPES, REGIONS, new Chance(seed), buyer -> rules, () -> {});
    }

    private SpotPrices prices(String type) {
        return market.of("", type, ZONE);
    }

    /** The prices of a year, hour by hour. */
    private static long[] year(SpotMarket market, String type, String zone) {
        var prices = market.of("", type, zone);
        return LongStream.range(0, 366 * 24)
                .map(hour -> prices.price(START.plus(Duration.ofHours(hour))))
                .toArray();
    }

    private static Instant later(long millis) {
        return START.plusMillis(millis);
    }

    @Provide
    static Arbitrary<String> types() {
        return Arbitraries.of(TYPES.all()).map(type -> type.id());
    }

    @Provide
    static Arbitrary<List<Rule>> rules() {
        var hours = Arbitraries.longs().between(0, 400 * 24 * 60).map(Duration::ofMinutes);
        var effects = Arbitraries.oneOf(
                Arbitraries.doubles().between(0.1, 20).map(factor -> new Effect.PriceSpike(factor, null)),
                Arbitraries.doubles().between(0.01, 1).map(share -> new Effect.PriceSpike(null, share)));
        return Combinators.combine(hours, hours, effects)
                .as((from, length, effect) -> new Rule(
                        1,
                        Scope.EVERYTHING,
                        new Limit(
                                null,
                                null,
                                null,
                                START.plus(from),
                                START.plus(from).plus(length)),
                        effect))
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 200)
    void theFirstInstantAboveALimitIsTheFirst(
            @ForAll("types") String type,
            @ForAll @LongRange(max = 3_000_000_000L) long wait,
            @ForAll("shares") int share,
            @ForAll("rules") List<Rule> rules) {
        var from = later(wait);
        var prices = market(7L, rules).of("", type, ZONE);
        var limit = prices.listPrice() * share / 1000;
        var found = prices.above(limit, from);
        found.ifPresent(at -> assertThat(prices.price(at)).as("at %s", at).isGreaterThan(limit));
        var end = found.orElse(from.plus(SpotPrices.AHEAD));
        assertThat(prices.changes(from, end.minusMillis(1)))
                .allSatisfy(at -> assertThat(prices.price(at)).isLessThanOrEqualTo(limit));
    }

    /** Exactly, however an interval is divided. */
    @Property(tries = 200)
    void aTimeCostsWhatItsPartsCost(
            @ForAll("types") String type,
            @ForAll @Size(min = 2, max = 12) List<@LongRange(max = 2 * 366L * 86_400) Long> cuts,
            @ForAll("rules") List<Rule> rules) {
        var prices = market(7L, rules).of("", type, ZONE);
        var start = START.truncatedTo(ChronoUnit.SECONDS);
        var sorted = cuts.stream().sorted().map(start::plusSeconds).toList();
        var parts = IntStream.range(1, sorted.size())
                .mapToLong(i -> prices.cost(sorted.get(i - 1), sorted.get(i)))
                .sum();
        assertThat(prices.cost(sorted.getFirst(), sorted.getLast())).isEqualTo(parts);
    }

    @Property(tries = 50)
    void itCostsThePriceOfEachSecond(
            @ForAll("types") String type,
            @ForAll @LongRange(max = 30_000_000L) long wait,
            @ForAll @LongRange(max = 20_000) long length,
            @ForAll("rules") List<Rule> rules) {
        var prices = market(7L, rules).of("", type, ZONE);
        var from = START.truncatedTo(ChronoUnit.SECONDS).plusSeconds(wait);
        var sum = LongStream.range(0, length)
                .map(second -> prices.price(from.plusSeconds(second)))
                .sum();
        assertThat(prices.cost(from, from.plusSeconds(length))).isEqualTo(sum);
    }

    /** The history of a market leaves no change out. */
    @Property(tries = 100)
    void betweenTheChangesThePriceStays(
            @ForAll("types") String type,
            @ForAll @LongRange(max = 30_000_000_000L) long wait,
            @ForAll @LongRange(max = 5_000_000L) long length,
            @ForAll("rules") List<Rule> rules) {
        var prices = market(7L, rules).of("", type, ZONE);
        var from = later(wait);
        var end = from.plusMillis(length);
        var changes = new TreeSet<>(prices.changes(from, end));
        for (var at = from; !at.isAfter(end); at = at.plusSeconds(59)) {
            var change = changes.floor(at);
            assertThat(change).isNotNull();
            assertThat(prices.price(at)).as("at %s", at).isEqualTo(prices.price(change));
        }
    }

    @Test
    void theOldestRuleThatIsAwakeSaysThePrice() {
        var calm = prices("ecs.g6.large");
        var half = new Rule(1, Scope.EVERYTHING, window(0, 60), new Effect.PriceSpike(null, 0.5));
        var thrice = new Rule(2, Scope.EVERYTHING, window(30, 90), new Effect.PriceSpike(1000.0, null));
        var prices = market(7L, List.of(half, thrice)).of("", "ecs.g6.large", ZONE);
        assertThat(prices.price(START)).isEqualTo(calm.listPrice() / 2);
        assertThat(prices.price(START.plusSeconds(45 * 60))).isEqualTo(calm.listPrice() / 2);
        assertThat(prices.price(START.plusSeconds(60 * 60))).isEqualTo(calm.listPrice());
        assertThat(prices.price(START.plusSeconds(90 * 60))).isEqualTo(calm.price(START.plusSeconds(90 * 60)));
        assertThat(prices.price(START.minusMillis(1))).isEqualTo(calm.price(START.minusMillis(1)));
    }

    private static Limit window(int from, int until) {
        return new Limit(null, null, null, START.plusSeconds(from * 60L), START.plusSeconds(until * 60L));
    }

    @Provide
    static Arbitrary<Integer> shares() {
        return Arbitraries.integers().between(100, 1000);
    }

    @Property(tries = 50)
    void theListPriceIsNeverExceededAndSeldomReached(@ForAll("types") String type) {
        var list = prices(type).listPrice();
        var prices = year(market, type, ZONE);
        assertThat(LongStream.of(prices)).allMatch(price -> price > 0 && price <= list && price % 1000 == 0);
        assertThat(LongStream.of(prices).filter(price -> price * 2 < list).count())
                .isGreaterThan(prices.length * 85L / 100);
        assertThat(LongStream.of(prices).sum() * 100 / (list * 366 * 24)).isBetween(14L, 45L);
    }

    @Test
    void theMarketFollowsFromTheSeedAlone() {
        var other = market(8L);
        for (var type : TYPES.all()) {
            assertThat(year(market(7L), type.id(), ZONE))
                    .isEqualTo(year(market, type.id(), ZONE))
                    .isNotEqualTo(year(other, type.id(), ZONE));
        }
    }

    @Test
    void zonesHaveMarketsOfTheirOwn() {
        assertThat(year(market, "ecs.g6.large", ZONE)).isNotEqualTo(year(market, "ecs.g6.large", "cn-hangzhou-i"));
    }
}
