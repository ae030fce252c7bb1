package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.clock.CloudClock;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** What preemptible instances cost at the moment. */
@Component
public record SpotNow(SpotMarket market, CloudClock clock) {
    /** An hour, in yuan. */
    public BigDecimal price(String typeId, String zoneId) {
        return Money.yuan(market.price(typeId, zoneId, clock.now()));
    }
}
