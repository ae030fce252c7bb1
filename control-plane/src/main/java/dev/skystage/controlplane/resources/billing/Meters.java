package dev.skystage.controlplane.resources.billing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import dev.skystage.persistence.WrittenEntities;
import dev.skystage.scheduler.clock.CloudClock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is charged by the second. A transaction that changes what is charged notes the resources; at its end, for all of
 * them at once, the open meters are compared with what the resources cost as they are then, closed and opened. So
 * meters are right, whatever was changed and however often. A resource is noted when its entity was written, when its
 * lifecycle fired, or when {@link #follow} is told that a statement has changed it.
 */
@Component
public class Meters {
    private final JdbcClient jdbc;
    private final WrittenEntities entities;
    private final DryInstants dryInstants;
    private final MoneyFlow flow;
    private final SpotMarket market;
    private final CloudClock clock;
    private final Map<String, Metered> kinds;

    Meters(
            JdbcClient jdbc,
            WrittenEntities entities,
            DryInstants dryInstants,
            MoneyFlow flow,
            SpotMarket market,
            CloudClock clock,
            List<Metered> kinds) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.dryInstants = dryInstants;
        this.flow = flow;
        this.market = market;
        this.clock = clock;
        this.kinds = kinds.stream().collect(toMap(Metered::resource, identity(), (a, b) -> a, TreeMap::new));
        kinds.forEach(kind -> kind.entity()
                .ifPresent(entity -> entities.listen(
                        entity, kind.properties(), (row, isNew) -> noted().add(kind.resource(), row.id, isNew))));
    }

    /** What a meter counts; there is one open meter of each key at most. */
    private record Key(String resourceId, String regionId, String item) {}

    private record Open(
            String accountId,
            String regionId,
            String resourceId,
            String item,
            String detail,
            long pricePerHour,
            long begun,
            @Nullable String marketType,
            @Nullable String marketZone) {
        Key key() {
            return new Key(resourceId, regionId, item);
        }

        Charge.@Nullable Market market() {
            return marketType == null || marketZone == null ? null : new Charge.Market(marketType, marketZone);
        }

        boolean counts(Charge charge) {
            return Objects.equals(market(), charge.market())
                    && (charge.market() != null || pricePerHour == charge.pricePerHour())
                    && detail.equals(charge.detail())
                    && accountId.equals(charge.accountId());
        }
    }

    /** The resources that a transaction has changed, by kind, and whether each is new. */
    private static final class Noted implements TransactionSynchronization {
        private final Map<String, Map<String, Boolean>> ids = new TreeMap<>();
        private final Set<String> cut = new HashSet<>();

        void add(String kind, String id, boolean isNew) {
            ids.computeIfAbsent(kind, any -> new TreeMap<>()).putIfAbsent(id, isNew);
        }
    }

    /** Whether an event of a kind's lifecycle may begin or end a charge. */
    boolean isCharged(String kind, String event) {
        var metered = kinds.get(kind);
        return metered != null && metered.events().contains(event);
    }

    /** Brings the meters of these resources up to date at the end of the transaction. */
    public void follow(String kind, Collection<String> ids) {
        if (!ids.isEmpty()) {
            var noted = noted();
            ids.forEach(id -> noted.add(kind, id, false));
        }
    }

    /**
     * The same, and stores what they have counted at market prices so far. Needed where these prices are about to
     * change at another time than the full hour.
     */
    public void cut(String kind, Collection<String> ids) {
        follow(kind, ids);
        if (!ids.isEmpty()) {
            noted().cut.addAll(ids);
        }
    }

    private Noted noted() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Noted noted) {
                return noted;
            }
        }
        var noted = new Noted();
        TransactionSynchronizationManager.registerSynchronization(noted);
        entities.beforeCommit(() -> settle(noted));
        return noted;
    }

    private void settle(Noted noted) {
        var charges = new HashMap<Key, Charge>();
        var known = new LinkedHashSet<String>();
        noted.ids.forEach((kind, ids) -> {
            for (var charge : Objects.requireNonNull(kinds.get(kind)).charges(ids.keySet())) {
                charges.put(
                        new Key(
                                charge.resourceId(),
                                charge.regionId(),
                                charge.item().word()),
                        charge);
            }
            ids.forEach((id, isNew) -> {
                if (!isNew) {
                    known.add(id);
                }
            });
        });
        var closing = open(known).stream()
                .filter(meter -> {
                    var charge = charges.get(meter.key());
                    var cut = meter.market() != null && noted.cut.contains(meter.resourceId);
                    if (charge != null && !cut && meter.counts(charge)) {
                        charges.remove(meter.key());
                        return false;
                    }
                    return true;
                })
                .toList();
        if (closing.isEmpty() && charges.isEmpty()) {
            return;
        }
        var accounts = new LinkedHashSet<String>();
        closing.forEach(meter -> accounts.add(meter.accountId));
        charges.values().forEach(charge -> accounts.add(charge.accountId()));
        if (accounts.size() > 1) {
            dryInstants.hold(accounts);
        }
        var now = clock.now().getEpochSecond();
        close(closing, now);
        open(charges.values(), now);
        flow.metered(
                charges.values().stream()
                        .collect(groupingBy(charge -> charge.item().word(), summingLong(Charge::pricePerHour))),
                closing.stream().collect(groupingBy(Open::item, summingLong(Open::pricePerHour))));
        dryInstants.recount(accounts);
    }

    private List<Open> open(Set<String> resourceIds) {
        return resourceIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select account_id, region_id, resource_id, item, detail, price_per_hour, begun,
                            market_type, market_zone
                        from meter where resource_id = any(?) and ended is null
                        """)
                        .param(resourceIds.toArray(String[]::new))
                        .query(Open.class)
                        .list();
    }

    /** Meters that have lasted less than a second have cost nothing and are deleted. */
    private void close(List<Open> meters, long now) {
        if (meters.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with closing as (
                            select * from unnest(:resources::text[], :regions::text[], :items::text[], :costs::bigint[])
                                x(resource, region, item, costs)),
                        gone as (
                            delete from meter m using closing where resource_id = resource and region_id = region
                                and m.item = closing.item and ended is null and begun >= :now)
                        update meter m set ended = :now, cost = closing.costs from closing where resource_id = resource and region_id = region
                            and m.item = closing.item and ended is null and begun < :now
                        """)
                .param("resources", meters.stream().map(Open::resourceId).toArray(String[]::new))
                .param("regions", meters.stream().map(Open::regionId).toArray(String[]::new))
                .param("items", meters.stream().map(Open::item).toArray(String[]::new))
                .param("costs", meters.stream().map(meter -> cost(meter, now)).toArray(Long[]::new))
                .param("now", now)
                .update();
    }

    private @Nullable Long cost(Open meter, long now) {
        var there = meter.market();
        return there == null
                ? null
                : market.of(meter.accountId, there.typeId(), there.zoneId())
                        .cost(Instant.ofEpochSecond(meter.begun), Instant.ofEpochSecond(now));
    }

    private void open(Collection<Charge> charges, long now) {
        if (charges.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into meter (account_id, region_id, resource_id, item, detail, price_per_hour,
                            market_type, market_zone, begun)
                        select *, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                        """)
                .param(now)
                .param(charges.stream().map(Charge::accountId).toArray(String[]::new))
                .param(charges.stream().map(Charge::regionId).toArray(String[]::new))
                .param(charges.stream().map(Charge::resourceId).toArray(String[]::new))
                .param(charges.stream().map(charge -> charge.item().word()).toArray(String[]::new))
                .param(charges.stream().map(Charge::detail).toArray(String[]::new))
                .param(charges.stream().map(Charge::pricePerHour).toArray(Long[]::new))
                .param(markets(charges, Charge.Market::typeId))
                .param(markets(charges, Charge.Market::zoneId))
                .update();
    }

    private static @Nullable String[] markets(Collection<Charge> charges, Function<Charge.Market, String> part) {
        return charges.stream()
                .map(charge -> charge.market() == null ? null : part.apply(charge.market()))
                .toArray(String[]::new);
    }
}
