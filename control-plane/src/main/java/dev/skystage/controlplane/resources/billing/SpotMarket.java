package dev.skystage.controlplane.resources.billing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.RegionCatalog;
import dev.skystage.scheduler.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * What preemptible instances cost: by type, zone and hour, in micro-yuan an hour, from the list price and a
 * {@link SpotCurve}; never above the list price, and in whole thousandths of a yuan, as price limits are. Nothing of it
 * is stored: the past and the future follow from the seed.
 */
@Component
public class SpotMarket {
    /** How far ahead somebody looks who waits for a price. */
    public static final Duration AHEAD = Duration.ofDays(366);

    private static final long STEP = 1000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int PAST_HOURS = 30 * 24;
    private static final int MOST_KEPT = 5000;
    private final InstanceTypes types;
    private final long seed;
    private final Map<String, String> regions = new HashMap<>();
    private final Cache<Key, SpotBlock> blocks =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Key(String typeId, String zoneId, long block) {}

    public SpotMarket(InstanceTypes types, RegionCatalog catalog, Chance chance) {
        this.types = types;
        this.seed = chance.seed().orElse(0);
        catalog.all().forEach(region -> region.zones().forEach(zone -> regions.put(zone.id(), region.id())));
    }

    /** The price of pay-as-you-go there, without disks and bandwidth. */
    public long listPrice(String typeId, String zoneId) {
        var type = types.find(typeId).orElseThrow(() -> new IllegalArgumentException("no type " + typeId));
        var region = regions.get(zoneId);
        if (region == null) {
            throw new IllegalArgumentException("no zone " + zoneId);
        }
        return Prices.instance(region, type);
    }

    /** The price at an instant. */
    public long price(String typeId, String zoneId, Instant at) {
        var hour = hour(at);
        return block(typeId, zoneId, SpotBlock.of(hour)).price(hour);
    }

    /**
     * What an instance has cost from one instant to another, in micro-yuan. It adds up to the micro-yuan: a time costs
     * what its parts cost, however it is divided.
     */
    public long cost(String typeId, String zoneId, Instant from, Instant to) {
        var first = SpotBlock.of(hour(from));
        var last = SpotBlock.of(hour(to));
        var whole = LongStream.range(first, last)
                .map(block -> block(typeId, zoneId, block).total())
                .sum();
        return whole + since(block(typeId, zoneId, last), to) - since(block(typeId, zoneId, first), from);
    }

    /** What it costs from the beginning of the block to an instant in it, a begun micro-yuan not counted. */
    private static long since(SpotBlock block, Instant at) {
        var hour = hour(at);
        return block.before(hour) + block.price(hour) * Math.floorMod(at.toEpochMilli(), HOUR) / HOUR;
    }

    /** The first instant from this one on at which the price is above a limit; empty if there is none in {@link #AHEAD}. */
    public Optional<Instant> above(String typeId, String zoneId, long limit, Instant from) {
        if (limit >= listPrice(typeId, zoneId)) {
            return Optional.empty();
        }
        var end = hour(from.plus(AHEAD));
        for (var hour = hour(from); hour < end; ) {
            var block = block(typeId, zoneId, SpotBlock.of(hour));
            var found = block.above(limit, hour);
            if (found.isPresent()) {
                var at = Instant.ofEpochMilli(found.getAsLong() * HOUR);
                return Optional.of(at.isBefore(from) ? from : at);
            }
            hour = block.end();
        }
        return Optional.empty();
    }

    /** How a market was in some time: its average in percent of the list price, and the hours of surges in percent. */
    public record Past(int averagePercent, double surgePercent) {}

    /** How it was in the last 30 days. */
    public Past past(String typeId, String zoneId, Instant now) {
        var list = listPrice(typeId, zoneId);
        var end = hour(now);
        var prices = LongStream.range(end - PAST_HOURS, end)
                .map(hour -> block(typeId, zoneId, SpotBlock.of(hour)).price(hour))
                .toArray();
        var average = LongStream.of(prices).sum() * 100.0 / PAST_HOURS / list;
        var surges = LongStream.of(prices).filter(price -> price * 2 > list).count();
        return new Past((int) Math.max(1, Math.round(average)), Math.round(surges * 1000.0 / PAST_HOURS) / 10.0);
    }

    private SpotBlock block(String typeId, String zoneId, long number) {
        return blocks.get(new Key(typeId, zoneId, number), key -> {
            var curve = new SpotCurve(seed, typeId, zoneId);
            var list = listPrice(typeId, zoneId);
            return new SpotBlock(number, hour -> price(list, curve.share(hour)));
        });
    }

    private static long price(long list, int share) {
        var exact = list * share / SpotCurve.FULL;
        return Math.min(list, Math.max(STEP, (exact + STEP / 2) / STEP * STEP));
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), HOUR);
    }
}
