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

/** What capacity costs in each pool. */
@Component
record PoolPrices(InstanceTypes types, SpotNow spotNow) {
    /**
     * The price of a unit of capacity for an hour. A type that does not exist counts as the dearest: it is tried last,
     * and refused then.
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
