package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.clock.CloudClock;
import org.springframework.stereotype.Component;

/** What preemptible instances cost at the moment. */
@Component
public record SpotNow(SpotMarket market, CloudClock clock) {
    /** An hour of an account, in micro-yuan. */
    public long price(String accountId, String typeId, String zoneId) {
        return market.of(accountId, typeId, zoneId).price(clock.now());
    }
}
