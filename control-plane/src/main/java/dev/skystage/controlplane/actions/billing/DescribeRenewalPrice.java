package dev.skystage.controlplane.actions.billing;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.billing.Amounts;
import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.billing.PriceDetail;
import dev.skystage.controlplane.resources.billing.PriceRule;
import dev.skystage.controlplane.resources.billing.Quote;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.SubscriptionParts;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What RenewInstance costs: the instance with its image and bandwidth, and the disks that its subscription pays for.
 */
@Action("004 §5")
record DescribeRenewalPrice(Regions regions, Instances instances, SubscriptionParts parts) {
    private static final int MOST_MONTHS = 9;
    private static final int MOST_YEARS = 3;

    /**
     * The day of the month on which all renewals are to end does not change the price, as RenewInstance does not have
     * it.
     */
    record Request(
            @NotBlank String regionId,
            @NotBlank String resourceId,
            @Nullable String resourceType,

            @Refusal("InvalidPeriod") @Nullable Integer period,

            @Nullable String priceUnit,
            @Nullable Integer expectedRenewDay) {}

    record Result(PriceInfo priceInfo) {}

    record PriceInfo(TotalPrice price, @ItemName("Rule") List<PriceRule> rules) {}

    record TotalPrice(
            @ItemName("ResourcePriceModel") List<PriceDetail> detailInfos,
            @Flat Amounts amounts) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.check(request.resourceType(), Set.of("instance"), "InvalidResourceType.ValueNotSupported");
        Choice.check(request.priceUnit(), Set.of(Periods.MONTH, Periods.YEAR), "InvalidPriceUnit.ValueNotSupported");
        var day = request.expectedRenewDay();
        checkParameter(day == null || (day >= 1 && day <= 28), "ExpectedRenewDay");
        var period = period(request);
        var instance = instances
                .find(caller, region.id(), request.resourceId())
                .orElseThrow(() -> Resources.notFound(Instance.class));
        check(Subscriptions.isSubscription(instance), "ChargeTypeViolation");
        var charges = parts.of(List.of(instance.id), SubscriptionParts.DiskChoice.SUBSCRIBED)
                .getOrDefault(instance.id, List.of());
        var quote = Quote.of(charges, period, 1);
        var total = quote.total();
        return new Result(new PriceInfo(new TotalPrice(quote.details(), Amounts.of(total)), total.rules()));
    }

    private static Line.Period period(Request request) {
        var unit = Periods.YEAR.equals(request.priceUnit()) ? Periods.YEAR : Periods.MONTH;
        var length = request.period() == null ? 1 : request.period();
        check(length >= 1 && length <= (unit.equals(Periods.YEAR) ? MOST_YEARS : MOST_MONTHS), "InvalidPeriod");
        return new Line.Period(length, unit);
    }
}
