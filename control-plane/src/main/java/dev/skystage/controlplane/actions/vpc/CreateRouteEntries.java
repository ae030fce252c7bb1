package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.instance.Routes;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up to 50 custom entries to route tables, either all or none. */
@Action(value = "VPC CreateRouteEntries", products = Product.VPC)
record CreateRouteEntries(Routes routes) {
    record Request(
            @NotBlank String regionId,
            @NotNull @Indexed(max = 50) List<Entry> routeEntries,
            @Nullable Boolean dryRun) {}

    record Entry(
            @NotBlank String routeTableId,
            @NotBlank String dstCidrBlock,
            @Nullable String nextHopType,
            @Nullable String nextHop,
            @Nullable String name,
            @Nullable String description) {}

    record Result(int successCount, int failedCount, List<String> routeEntryIds, List<String> failedRouteEntries) {}

    Result handle(Request request, Caller caller) {
        var wanted = request.routeEntries().stream()
                .map(entry -> new Routes.Wanted(
                        entry.routeTableId(),
                        entry.dstCidrBlock(),
                        entry.nextHopType(),
                        entry.nextHop(),
                        entry.name(),
                        entry.description()))
                .toList();
        var ids = routes.add(caller, request.regionId(), wanted);
        return new Result(ids.size(), 0, ids, List.of());
    }
}
