package dev.skystage.controlplane.actions.edge;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.edge.EdgeCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the edge regions, or one of them. */
@Action(value = "public doc: DescribeEnsRegions (2017-11-10)", products = Product.ENS)
record DescribeEnsRegions(EdgeCatalog catalog) {
    record Request(@Nullable String ensRegionId) {}

    record Result(@ItemName("EnsRegions") List<Item> ensRegions, int code) {}

    record Item(String ensRegionId, String name, String enName, String area, String province) {}

    Result handle(Request request, Caller caller) {
        var id = request.ensRegionId();
        return new Result(
                catalog.regions().stream()
                        .filter(region -> id == null || region.id().equals(id))
                        .map(region ->
                                new Item(region.id(), region.name(), region.enName(), region.area(), region.province()))
                        .toList(),
                0);
    }
}
