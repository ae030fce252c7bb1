package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.instance.Routes;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes name and description of a custom entry of a route table; an empty value removes the text. */
@Action(value = "VPC ModifyRouteEntry", products = Product.VPC)
record ModifyRouteEntry(Routes routes) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String routeEntryId,
            @KeepEmpty @Nullable String routeEntryName,
            @KeepEmpty @Nullable String description,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        check(Texts.isName(request.routeEntryName()), "InvalidRouteEntryName.Malformed");
        check(Texts.isDescription(request.description()), "InvalidDescription.Malformed");
        var entry = routes.lock(caller, request.regionId(), request.routeEntryId());
        entry.name = request.routeEntryName() == null ? entry.name : request.routeEntryName();
        entry.description = request.description() == null ? entry.description : request.description();
    }
}
