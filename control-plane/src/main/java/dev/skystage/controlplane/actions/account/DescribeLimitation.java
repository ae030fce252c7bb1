package dev.skystage.controlplane.actions.account;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.quota.NamedLimits;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** The value of one limit, by its name in DescribeAccountAttributes. */
@Action("public doc: DescribeLimitation")
record DescribeLimitation(Quotas quotas, Regions regions) {
    /** Clients send the region in which they work; without one it is the default of all accounts. */
    record Request(@NotBlank String limitation, @Nullable String regionId) {}

    record Result(String limitation, String value) {}

    Result handle(Request request, Caller caller) {
        var region = regions.requireIfGiven(request.regionId());
        var quota = NamedLimits.find(request.limitation())
                .orElseThrow(() -> new ApiException("InvalidLimitation.NotFound"));
        var value =
                region == null ? quotas.defaultMaximum(quota) : quotas.maximum(caller.accountId(), region.id(), quota);
        return new Result(request.limitation(), String.valueOf(value));
    }
}
