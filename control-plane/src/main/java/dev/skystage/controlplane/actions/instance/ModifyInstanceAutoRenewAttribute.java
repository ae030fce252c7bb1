package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.instance.Renewals;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets what happens to subscriptions at the end of their period. RenewalStatus counts, or without it AutoRenew. */
@Action("public doc: ModifyInstanceAutoRenewAttribute (2021-01-27)")
record ModifyInstanceAutoRenewAttribute(Renewals renewals, Regions regions) {
    private static final int MOST = 100;

    record Request(
            @NotBlank String regionId,

            @ListText(value = ListText.Form.JSON_OR_COMMAS, max = Integer.MAX_VALUE) @NotNull
            List<String> instanceId,

            @Nullable Integer duration,
            @Nullable Boolean autoRenew,
            @Nullable String renewalStatus,
            @Nullable String periodUnit) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        check(request.instanceId().size() <= MOST, "InvalidParameter.ToManyInstanceIds", "No more than 100");
        var status = status(request);
        check(Renewals.STATUSES.contains(status), "InvalidParameter.RenewalStatus", "The RenewalStatus is not valid.");
        var unit = request.periodUnit() == null ? Periods.MONTH : request.periodUnit();
        var durations = Renewals.DURATIONS.get(unit);
        if (durations == null) {
            throw new ApiException("InvalidPeriodUnit.ValueNotSupported");
        }
        check(request.duration() == null || durations.contains(request.duration()), "InvalidParameter.Duration");
        for (var instance : renewals.lock(caller, region.id(), request.instanceId())) {
            instance.renewalStatus = status;
            if (request.duration() != null) {
                instance.autoRenewPeriod = request.duration();
                instance.autoRenewUnit = unit;
            }
        }
    }

    private static String status(Request request) {
        if (request.renewalStatus() != null) {
            return request.renewalStatus();
        }
        return Boolean.TRUE.equals(request.autoRenew()) ? Renewals.AUTO_RENEWAL : Renewals.NORMAL;
    }
}
