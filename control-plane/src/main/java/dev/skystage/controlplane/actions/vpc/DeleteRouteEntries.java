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

/** Removes up to 50 custom entries of route tables, either all or none. */
@Action(value = "VPC DeleteRouteEntries", products = Product.VPC)
record DeleteRouteEntries(Routes routes) {
    record Request(
            @NotBlank String regionId,
            @NotNull @Indexed(max = 50) List<Entry> routeEntries,
            @Nullable Boolean dryRun) {}

    record Entry(
            @Nullable String routeEntryId,
            @Nullable String routeTableId,
            @Nullable String dstCidrBlock,
            @Nullable String nextHop) {}

    record Result(int successCount, int failedCount, List<String> failedRouteEntries) {}

    Result handle(Request request, Caller caller) {
        var gone = request.routeEntries().stream()
                .map(entry -> new Routes.Gone(
                        entry.routeEntryId(), entry.routeTableId(), entry.dstCidrBlock(), entry.nextHop()))
                .toList();
        routes.remove(caller, request.regionId(), gone);
        return new Result(request.routeEntries().size(), 0, List.of());
    }
}
