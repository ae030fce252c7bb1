package dev.skystage.controlplane.actions.eip;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.persistence.eip.Eip;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Releases an elastic IP address that is not bound. */
@Action(
        value = "VPC ReleaseEipAddress",
        products = {Product.VPC, Product.ECS})
record ReleaseEipAddress(Eips eips, Resources resources) {
    record Request(@Nullable String regionId, @NotBlank String allocationId) {}

    void handle(Request request, Caller caller) {
        eips.checkRegion(request.regionId());
        eips.release(resources.lockToDelete(Eip.class, caller, request.regionId(), request.allocationId()));
    }
}
