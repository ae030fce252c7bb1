package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.instance.Routes;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a custom entry to the route table of a VPC. */
@Action(
        value = "VPC CreateRouteEntry",
        products = {Product.VPC, Product.ECS})
record CreateRouteEntry(Routes routes) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String routeTableId,
            @NotBlank String destinationCidrBlock,
            @Nullable String nextHopType,
            @Nullable String nextHopId,
            @Nullable String routeEntryName,
            @Nullable String description,
            @Nullable String clientToken,
            @Nullable Boolean dryRun) {}

    record Result(String routeEntryId) {}

    Result handle(Request request, Caller caller) {
        var ids = routes.add(
                caller,
                request.regionId(),
                List.of(new Routes.Wanted(
                        request.routeTableId(),
                        request.destinationCidrBlock(),
                        request.nextHopType(),
                        request.nextHopId(),
                        request.routeEntryName(),
                        request.description())));
        return new Result(ids.getFirst());
    }
}
