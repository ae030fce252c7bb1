package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.billing.Periods;
import java.time.Instant;
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
    private static final Set<Integer> RENEWAL_WEEKS = Set.of(1, 2, 3);

    static Billing of(CreationParameters.Payment request, Renewals renewals) {
        var chargeType = request.instanceChargeType() == null ? "PostPaid" : request.instanceChargeType();
        check(chargeType.equals("PostPaid") || chargeType.equals("PrePaid"), "InvalidInstanceChargeType.NotFound");
        if (chargeType.equals("PostPaid")) {
            return new Billing(chargeType, null, null, false, null);
        }
        var unit = unit(request.periodUnit());
        var weeks = unit.equals(Periods.WEEK);
        var period = request.period();
        if (period == null) {
            throw new ApiException("MissingParamter");
        }
        check(Periods.isSold(period, unit), "InvalidPeriod");
        if (!Boolean.TRUE.equals(request.autoRenew())) {
            return new Billing(chargeType, period, unit, false, null);
        }
        var renewal = request.autoRenewPeriod() == null ? renewals.usual() : request.autoRenewPeriod();
        var allowed = weeks ? RENEWAL_WEEKS : renewals.months();
        if (renewal == null || !allowed.contains(renewal)) {
            throw new ApiException("InvalidAutoRenewPeriod.ValueNotSupported");
        }
        return new Billing(chargeType, period, unit, true, renewal);
    }

    public boolean isPrePaid() {
        return chargeType.equals("PrePaid");
    }

    /** When the subscription ends if it begins now; null for pay-as-you-go. */
    public @Nullable Instant expiry(Instant now) {
        if (period == null) {
            return null;
        }
        return Periods.end(now, period, periodUnit == null ? Periods.MONTH : periodUnit);
    }

    /** Older documents write the units in small letters. */
    private static String unit(@Nullable String unit) {
        return switch (unit == null ? "Month" : unit) {
            case "Month", "month" -> Periods.MONTH;
            case "Week", "week" -> Periods.WEEK;
            default ->
                throw new ApiException("InvalidPeriodType.ValueNotSupported").or("InvalidPeriodUnit.ValueNotSupported");
        };
    }
}
