package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.eip.Eips;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Switches the protection of an elastic IP address from release on or off. Gateways can be protected too, but do not
 * exist here.
 */
@Action(value = "VPC DeletionProtection", products = Product.VPC)
record DeletionProtection(Eips eips) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @NotBlank String type,
            @NotNull Boolean protectionEnable,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        eips.checkRegion(request.regionId());
        checkParameter(request.type().equals("EIP"), "Type");
        eips.lock(caller, request.regionId(), request.instanceId()).deletionProtection = request.protectionEnable();
    }
}
