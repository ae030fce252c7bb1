package dev.skystage.controlplane.resources.billing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.skystage.persistence.cloud.OfAnyCloud;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.RegionCatalog;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.trouble.Rule;
import dev.skystage.scheduler.trouble.Subject;
import dev.skystage.scheduler.trouble.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Prices of preemptible instances, from the list price, a {@link SpotCurve} and rules of trouble. None is stored: past
 * and future follow from the seed and the rules.
 */
@Component
@OfAnyCloud("curves that follow from the seed")
public class SpotMarket {
    private static final int MOST_KEPT = 5000;
    private final InstanceTypes types;
    private final long seed;
    private final Function<Subject, List<Rule>> rules;
    private final Runnable catchUp;
    private final Map<String, String> regions = new HashMap<>();
    private final Cache<Key, SpotBlock> blocks =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Key(String typeId, String zoneId, long block) {}

    @Autowired
    public SpotMarket(InstanceTypes types, RegionCatalog catalog, Chance chance, Trouble trouble) {
        this(types, catalog, chance, trouble::ofPrice, trouble::catchUp);
    }

    SpotMarket(
            InstanceTypes types,
            RegionCatalog catalog,
            Chance chance,
            Function<Subject, List<Rule>> rules,
            Runnable catchUp) {
        this.types = types;
        this.seed = chance.seed().orElse(0);
        this.rules = rules;
        this.catchUp = catchUp;
        catalog.all().forEach(region -> region.zones().forEach(zone -> regions.put(zone.id(), region.id())));
    }

    /** Reads the rules that another replica has just committed; for callers that were told that prices have changed. */
    public void catchUp() {
        catchUp.run();
    }

    /** The prices of a type in a zone for an account, by the rules of this moment. */
    public SpotPrices of(String accountId, String typeId, String zoneId) {
        var type = types.find(typeId).orElseThrow(() -> new IllegalArgumentException("no type " + typeId));
        var region = regions.get(zoneId);
        if (region == null) {
            throw new IllegalArgumentException("no zone " + zoneId);
        }
        var list = Prices.instance(region, type);
        var buyer = Subject.ofReservation(accountId, region, Set.of(zoneId), Set.of(), typeId);
        return new SpotPrices(list, rules.apply(buyer), number -> block(typeId, zoneId, list, number));
    }

    private SpotBlock block(String typeId, String zoneId, long list, long number) {
        return blocks.get(new Key(typeId, zoneId, number), key -> {
            var curve = new SpotCurve(seed, typeId, zoneId);
            return new SpotBlock(
                    number, hour -> SpotPrices.rounded(list * curve.share(hour) / (double) SpotCurve.FULL, list));
        });
    }
}
