package dev.skystage.controlplane.resources.dedicatedhost;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ChargeType} and the parameters that belong to it: how dedicated hosts are paid for, and how long they are
 * kept.
 */
public record DedicatedHostTerms(
        @Nullable String chargeType,
        @Nullable Integer period,
        @Nullable String periodUnit,
        @Nullable Boolean autoRenew,
        @Nullable Integer autoRenewPeriod,
        @Nullable Instant autoReleaseTime) {
    private static final Set<String> CHARGE_TYPES = Set.of("PostPaid", "PrePaid");
    private static final Set<String> UNITS = Set.of(Periods.MONTH, Periods.YEAR);
    private static final Set<Integer> RENEWALS = Set.of(1, 2, 3, 6, 12);
    private static final Set<Integer> LONG_MONTHS = Set.of(12, 24, 36);
    private static final int MOST_MONTHS = 9;
    private static final int MOST_YEARS = 5;
    private static final int MOST_YEARS_TO_RELEASE = 3;
    private static final Duration SOONEST = Duration.ofMinutes(30);

    /** Whether the hosts are subscribed to. */
    public boolean isPrePaid() {
        return "PrePaid".equals(chargeType);
    }

    /** Refuses terms that are not allowed. */
    public void check(Instant now) {
        ApiException.check(
                chargeType == null || CHARGE_TYPES.contains(chargeType), "InvalidChargeType.ValueNotSupported");
        ApiException.check(periodUnit == null || UNITS.contains(periodUnit), "InvalidPeriodUnit.ValueNotSupported");
        ApiException.check(
                autoRenewPeriod == null || RENEWALS.contains(autoRenewPeriod),
                "InvalidAutoRenewPeriod.ValueNotSupported");
        if (isPrePaid()) {
            checkSubscription();
        }
        if (autoReleaseTime != null) {
            var time = autoReleaseTime.truncatedTo(ChronoUnit.MINUTES);
            checkParameter(
                    !isPrePaid()
                            && !time.isBefore(
                                    now.truncatedTo(ChronoUnit.MINUTES).plus(SOONEST))
                            && !time.isAfter(now.atOffset(ZoneOffset.UTC)
                                    .plusYears(MOST_YEARS_TO_RELEASE)
                                    .toInstant()),
                    "AutoReleaseTime");
        }
    }

    private void checkSubscription() {
        if (period == null) {
            throw new ApiException("MissingParamter");
        }
        var fits = Periods.YEAR.equals(periodUnit)
                ? period >= 1 && period <= MOST_YEARS
                : (period >= 1 && period <= MOST_MONTHS) || LONG_MONTHS.contains(period);
        checkParameter(fits, "Period");
        ApiException.check(
                !Boolean.TRUE.equals(autoRenew) || autoRenewPeriod != null, "InvalidAutoRenewPeriod.ValueNotSupported");
    }

    /** Writes the terms into a host that is made now. */
    public void writeTo(DedicatedHost host, Instant now) {
        host.chargeType = isPrePaid() ? "PrePaid" : "PostPaid";
        host.autoReleaseAt = autoReleaseTime == null ? null : autoReleaseTime.truncatedTo(ChronoUnit.MINUTES);
        if (isPrePaid() && period != null) {
            host.period = period;
            host.periodUnit = periodUnit == null ? Periods.MONTH : periodUnit;
            host.autoRenew = Boolean.TRUE.equals(autoRenew);
            host.autoRenewPeriod = autoRenewPeriod;
            host.expiredAt = Periods.end(now, period, host.periodUnit);
        }
    }
}
