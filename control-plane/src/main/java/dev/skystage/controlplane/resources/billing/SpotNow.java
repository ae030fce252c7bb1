package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.clock.CloudClock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What preemptible instances cost at the moment. */
@Component
public record SpotNow(SpotMarket market, CloudClock clock) {
    /** The price of an hour for an account, in micro-yuan. */
    public long price(String accountId, String typeId, String zoneId) {
        return market.of(accountId, typeId, zoneId).price(clock.now());
    }

    /** The price in the cheapest of these zones; its original is the list price. */
    public Price lowest(String accountId, String typeId, Collection<String> zoneIds) {
        var now = clock.now();
        return zoneIds.stream()
                .map(zone -> market.of(accountId, typeId, zone))
                .map(prices -> new Price(prices.listPrice(), prices.price(now), List.of()))
                .min(Comparator.comparingLong(Price::trade))
                .orElseThrow();
    }
}
