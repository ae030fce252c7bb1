package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.eip.Bandwidths;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.persistence.eip.EipStatus;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes bandwidth, name or description of an elastic IP address; a subscription cannot be changed. */
@Action(
        value = "VPC ModifyEipAddressAttribute",
        products = {Product.VPC, Product.ECS})
record ModifyEipAddressAttribute(Eips eips, Balances balances) {
    private static final String MALFORMED = "The parameter is invalid.";

    record Request(
            @Nullable String regionId,
            @NotBlank String allocationId,
            @Nullable String bandwidth,
            @KeepEmpty @Nullable String name,
            @KeepEmpty @Nullable String description) {}

    void handle(Request request, Caller caller) {
        eips.checkRegion(request.regionId());
        check(Texts.isName(request.name()), "InvalidParameter", MALFORMED);
        check(Texts.isDescriptionFromLetter(request.description()), "InvalidParameter", MALFORMED);
        var eip = eips.lock(caller, request.regionId(), request.allocationId());
        var settled = eip.status() == EipStatus.AVAILABLE || eip.status() == EipStatus.IN_USE;
        check(settled && !Eips.isSubscription(eip), "IncorrectEipStatus");
        if (request.bandwidth() != null) {
            var bandwidth = Bandwidths.changed(request.bandwidth(), eip.internetChargeType);
            if (bandwidth > eip.bandwidth) {
                balances.checkFunds(caller.accountId());
            }
            eip.bandwidth = bandwidth;
        }
        if (request.name() != null) {
            eip.name = request.name();
        }
        if (request.description() != null) {
            eip.description = request.description();
        }
    }
}
