package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.SpotNow;
import dev.skystage.controlplane.resources.instance.SpotStrategy;
import dev.skystage.persistence.instancetype.InstanceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The price limit and the protection of preemptible instances.
 *
 * @param priceLimit per hour, 0 without one
 * @param interruptionBehavior Terminate or Stop; empty if they are not preemptible
 * @param duration hours during which they are not interrupted
 */
public record Spot(String strategy, BigDecimal priceLimit, String interruptionBehavior, int duration) {
    private static final String TERMINATE = "Terminate";
    private static final Set<String> BEHAVIORS = Set.of(TERMINATE, "Stop");
    private static final int USUAL_PROTECTION_HOURS = 1;
    private static final int LONGEST_PROTECTION_HOURS = 6;
    static final Spot NONE = new Spot("NoSpot", BigDecimal.ZERO, "", USUAL_PROTECTION_HOURS);

    static Spot of(CreationParameters.Payment request, Billing billing, InstanceType type) {
        var strategy = request.spotStrategy();
        var duration = request.spotDuration() == null ? USUAL_PROTECTION_HOURS : request.spotDuration();
        check(isDuration(duration), "InvalidSpotDuration");
        var behavior = request.spotInterruptionBehavior();
        if (behavior != null) {
            check(
                    BEHAVIORS.contains(behavior),
                    "InvalidSpotInterruptionBehavior",
                    "The specified SpotInterruptionBehavior is not valid.");
            check(type.localStorageAmount() == 0, "InvalidSpotInterruptionBehavior.LocalDiskNotSupport");
        }
        if (strategy == null || strategy == SpotStrategy.NO_SPOT) {
            return NONE;
        }
        check(!billing.isPrePaid(), "InvalidSpotPrepaid");
        return new Spot(
                strategy.wire(), priceLimit(request, strategy), behavior == null ? TERMINATE : behavior, duration);
    }

    /** Whether this number of hours of protection can be had; null stands for the default. */
    public static boolean isDuration(@Nullable Integer hours) {
        return hours == null || (hours >= 0 && hours <= LONGEST_PROTECTION_HOURS);
    }

    private static BigDecimal priceLimit(CreationParameters.Payment request, SpotStrategy strategy) {
        var limit = request.spotPriceLimit();
        if (strategy != SpotStrategy.SPOT_WITH_PRICE_LIMIT) {
            return BigDecimal.ZERO;
        }
        if (limit == null || limit.signum() <= 0 || limit.stripTrailingZeros().scale() > 3) {
            throw new ApiException("InvalidSpotPriceLimit");
        }
        return limit;
    }

    /** Those of the zones where the market price is within the limit; refuses if there is none. */
    List<String> affordable(String accountId, List<String> zoneIds, String typeId, SpotNow now) {
        if (priceLimit.signum() == 0) {
            return zoneIds;
        }
        var affordable = zoneIds.stream()
                .filter(zone -> Money.yuan(now.price(accountId, typeId, zone)).compareTo(priceLimit) <= 0)
                .toList();
        check(!affordable.isEmpty(), "InvalidSpotPriceLimit.LowerThanPublicPrice");
        return affordable;
    }
}
