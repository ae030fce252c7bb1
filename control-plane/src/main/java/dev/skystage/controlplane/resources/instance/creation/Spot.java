package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.instance.SpotStrategy;
import dev.skystage.persistence.instancetype.InstanceType;
import java.math.BigDecimal;

/** Bidding for preemptible instances; the price limit is per hour, 0 without one. */
public record Spot(String strategy, BigDecimal priceLimit, String interruptionBehavior) {
    static final Spot NONE = new Spot("NoSpot", BigDecimal.ZERO, "");
    private static final int LONGEST_PROTECTION_HOURS = 6;

    static Spot of(CreationParameters.Payment request, Billing billing, InstanceType type, String regionId) {
        var strategy = request.spotStrategy();
        var duration = request.spotDuration();
        check(duration == null || (duration >= 0 && duration <= LONGEST_PROTECTION_HOURS), "InvalidSpotDuration");
        var behavior = request.spotInterruptionBehavior();
        if (behavior != null) {
            check(
                    behavior.equals("Terminate"),
                    "InvalidSpotInterruptionBehavior",
                    "The specified SpotInterruptionBehavior is not valid.");
            check(type.localStorageAmount() == 0, "InvalidSpotInterruptionBehavior.LocalDiskNotSupport");
        }
        if (strategy == null || strategy == SpotStrategy.NO_SPOT) {
            return NONE;
        }
        check(!billing.isPrePaid(), "InvalidSpotPrepaid");
        return new Spot(strategy.wire(), priceLimit(request, strategy, type, regionId), "Terminate");
    }

    private static BigDecimal priceLimit(
            CreationParameters.Payment request, SpotStrategy strategy, InstanceType type, String regionId) {
        var limit = request.spotPriceLimit();
        if (strategy != SpotStrategy.SPOT_WITH_PRICE_LIMIT) {
            return BigDecimal.ZERO;
        }
        if (limit == null || limit.signum() <= 0 || limit.stripTrailingZeros().scale() > 3) {
            throw new ApiException("InvalidSpotPriceLimit");
        }
        check(limit.compareTo(Prices.spot(regionId, type)) >= 0, "InvalidSpotPriceLimit.LowerThanPublicPrice");
        return limit;
    }
}
