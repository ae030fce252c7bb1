package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.instance.Routes;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes a custom entry of a route table: by its id, or by table, block and next hop. */
@Action(
        value = "VPC DeleteRouteEntry",
        products = {Product.VPC, Product.ECS})
record DeleteRouteEntry(Routes routes) {
    record Request(
            @NotBlank String regionId,
            @Nullable String routeEntryId,
            @Nullable String routeTableId,
            @Nullable String destinationCidrBlock,
            @Nullable String nextHopId,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        routes.remove(
                caller,
                request.regionId(),
                List.of(new Routes.Gone(
                        request.routeEntryId(),
                        request.routeTableId(),
                        request.destinationCidrBlock(),
                        request.nextHopId())));
    }
}
