package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.billing.SpotNow;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What capacity costs in pools. */
@Component
record PoolPrices(InstanceTypes types, SpotNow spotNow) {
    /**
     * An hour of a unit of capacity; types that do not exist come last and say so.
     *
     * @param zones by VSwitch
     */
    BigDecimal of(PoolConfig pool, boolean spot, String accountId, String regionId, Map<String, String> zones) {
        var zone = zones.get(pool.vSwitch());
        return types.find(pool.type())
                .filter(type -> zone != null)
                .map(type -> spot
                        ? Money.yuan(spotNow.price(accountId, type.id(), Objects.requireNonNull(zone)))
                        : Money.yuan(Prices.instance(regionId, type)))
                .map(hour -> hour.divide(pool.weight(), 6, RoundingMode.HALF_UP))
                .orElse(BigDecimal.valueOf(Long.MAX_VALUE));
    }
}
