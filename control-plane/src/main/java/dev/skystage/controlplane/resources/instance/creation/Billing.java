package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the instances are paid for.
 *
 * @param period length of the subscription in units; null for pay-as-you-go, as are the unit and the renewal
 */
public record Billing(
        String chargeType,
        @Nullable Integer period,
        @Nullable String periodUnit,
        boolean autoRenew,
        @Nullable Integer autoRenewPeriod) {
    private static final Set<Integer> MONTHS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60);
    private static final Set<Integer> WEEKS = Set.of(1, 2, 3, 4);
    private static final Set<Integer> RENEWAL_MONTHS = Set.of(1, 2, 3, 6, 12, 24, 36, 48, 60);
    private static final Set<Integer> RENEWAL_WEEKS = Set.of(1, 2, 3);

    static Billing of(CreationRequest request) {
        var chargeType = request.instanceChargeType() == null ? "PostPaid" : request.instanceChargeType();
        check(chargeType.equals("PostPaid") || chargeType.equals("PrePaid"), "InvalidInstanceChargeType.NotFound");
        if (chargeType.equals("PostPaid")) {
            return new Billing(chargeType, null, null, false, null);
        }
        var unit = unit(request);
        var weeks = unit.equals("Week");
        var period = request.period();
        if (period == null) {
            throw new ApiException("MissingParamter");
        }
        check((weeks ? WEEKS : MONTHS).contains(period), "InvalidPeriod");
        if (!Boolean.TRUE.equals(request.autoRenew())) {
            return new Billing(chargeType, period, unit, false, null);
        }
        var renewal = request.autoRenewPeriod() == null ? 1 : request.autoRenewPeriod();
        check((weeks ? RENEWAL_WEEKS : RENEWAL_MONTHS).contains(renewal), "InvalidAutoRenewPeriod.ValueNotSupported");
        return new Billing(chargeType, period, unit, true, renewal);
    }

    public boolean isPrePaid() {
        return chargeType.equals("PrePaid");
    }

    /** When the subscription that begins now ends; null for pay-as-you-go. */
    public @Nullable Instant expiry(Instant now) {
        if (period == null) {
            return null;
        }
        var start = now.atOffset(ZoneOffset.UTC);
        return ("Week".equals(periodUnit) ? start.plusWeeks(period) : start.plusMonths(period)).toInstant();
    }

    /** Older texts print the units in small letters. */
    private static String unit(CreationRequest request) {
        return switch (request.periodUnit() == null ? "Month" : request.periodUnit()) {
            case "Month", "month" -> "Month";
            case "Week", "week" -> "Week";
            default -> throw new ApiException(request.dialect().periodUnit());
        };
    }
}
