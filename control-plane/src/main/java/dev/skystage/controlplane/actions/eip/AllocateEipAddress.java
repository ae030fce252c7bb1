package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.eip.Bandwidths;
import dev.skystage.controlplane.resources.eip.EipSubscriptions;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.eip.Eip;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Allocates an elastic IP address. A subscription that is not paid at once is an order and not yet an address. */
@Action(
        value = "VPC AllocateEipAddress",
        products = {Product.VPC, Product.ECS})
record AllocateEipAddress(Eips eips, ResourceGroups resourceGroups, Balances balances, EipSubscriptions subscriptions) {
    private static final Set<String> LINES = Set.of("BGP", "BGP_PRO");
    private static final int MOST_MONTHS = 9;
    private static final int MOST_YEARS = 5;

    record Request(
            @NotBlank String regionId,
            @Nullable String bandwidth,
            @WireName("ISP") @Nullable String isp,
            @Nullable String internetChargeType,
            @Nullable String instanceChargeType,
            @Nullable Integer period,
            @Nullable String pricingCycle,
            @Nullable Boolean autoPay,
            @Nullable String netmode,
            @Nullable Long activityId,
            @Nullable String name,
            @Nullable String description,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {
        boolean isSubscription() {
            return "PrePaid".equals(instanceChargeType);
        }
    }

    record Result(
            @Nullable String resourceGroupId,
            @Nullable String allocationId,
            @Nullable String eipAddress,
            @Nullable Long orderId) {}

    Result handle(Request request, Caller caller) {
        eips.checkRegion(request.regionId());
        checkTerms(request);
        checkParameter(Texts.isName(request.name()), "Name");
        checkParameter(Texts.isDescriptionFromLetter(request.description()), "Description");
        check(resourceGroups.exists(caller, request.resourceGroupId()), "InvalidResourceGroupId");
        var tags = Tags.given(request.tag());
        var charge = Bandwidths.chargeType(request.internetChargeType());
        var bandwidth = Bandwidths.ofNew(request.bandwidth(), charge);
        balances.checkSolvent(caller.accountId());
        var eip = eips.allocate(caller, request.regionId(), bandwidth, charge);
        eip.isp = request.isp() == null ? eip.isp : request.isp();
        eip.name = orEmpty(request.name());
        eip.description = orEmpty(request.description());
        eip.resourceGroupId = orEmpty(request.resourceGroupId());
        eip.tags = tags;
        return new Result(eip.resourceGroupId, eip.id, eip.ip, subscribe(eip, request));
    }

    private static void checkTerms(Request request) {
        checkParameter(request.isp() == null || LINES.contains(request.isp()), "ISP");
        checkParameter(request.netmode() == null || request.netmode().equals("public"), "Netmode");
        var charge = request.instanceChargeType();
        checkParameter(charge == null || charge.equals("PrePaid") || charge.equals("PostPaid"), "InstanceChargeType");
        var cycle = request.pricingCycle();
        checkParameter(cycle == null || cycle.equals("Month") || cycle.equals("Year"), "PricingCycle");
        if (request.isSubscription()) {
            var period = request.period();
            check(period != null, "MissingParameter", "Period");
            check(request.autoPay() != null, "MissingParameter", "AutoPay");
            var most = "Year".equals(cycle) ? MOST_YEARS : MOST_MONTHS;
            checkParameter(period != null && period >= 1 && period <= most, "Period");
            check(!"PayByTraffic".equals(request.internetChargeType()), "InvalidParameter", "InternetChargeType");
            checkParameter(request.name() == null, "Name");
            checkParameter(request.description() == null, "Description");
        }
    }

    /** The number of the order; null for pay-as-you-go. */
    private @Nullable Long subscribe(Eip eip, Request request) {
        var period = request.period();
        if (!request.isSubscription() || period == null) {
            return null;
        }
        var unit = request.pricingCycle() == null ? Periods.MONTH : request.pricingCycle();
        return Long.valueOf(subscriptions.buy(eip, new Line.Period(period, unit), request.autoPay()));
    }
}
