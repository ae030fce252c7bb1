package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.region.RegionNames;
import dev.skystage.controlplane.resources.region.Regions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists all regions with the endpoints that VPC has there. */
@Action(value = "VPC DescribeRegions", products = Product.VPC)
record DescribeRegions(Regions regions, RegionNames names) {
    private static final Set<String> LANGUAGES = Set.of("zh-CN", "en-US");

    record Request(@Nullable String acceptLanguage) {}

    record Result(@ItemName("Region") List<Item> regions) {}

    record Item(String localName, String regionEndpoint, String regionId) {}

    Result handle(Request request, Caller caller) {
        Choice.checkParameter("AcceptLanguage", request.acceptLanguage(), LANGUAGES);
        var language = RegionNames.language(request.acceptLanguage());
        return new Result(regions.all().stream()
                .map(region ->
                        new Item(names.of(region, language), endpoint(region.id(), region.endpoint()), region.id()))
                .toList());
    }

    /** Where ECS has its central endpoint, VPC has, too. */
    private static String endpoint(String regionId, String ofEcs) {
        return ofEcs.isEmpty() ? "vpc." + regionId + ".aliyuncs.com" : ofEcs.replaceFirst("^ecs", "vpc");
    }
}
