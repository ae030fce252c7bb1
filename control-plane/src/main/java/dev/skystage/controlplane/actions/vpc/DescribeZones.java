package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.region.RegionNames;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the zones of a region, in which VSwitches can be. */
@Action(value = "VPC DescribeZones", products = Product.VPC)
record DescribeZones(Regions regions, RegionNames names) {
    record Request(@NotBlank String regionId, @Nullable String acceptLanguage) {}

    record Result(@ItemName("Zone") List<Item> zones) {}

    record Item(String localName, String zoneId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.checkParameter("AcceptLanguage", request.acceptLanguage(), RegionNames.LANGUAGES);
        var language = RegionNames.language(request.acceptLanguage());
        return new Result(region.zones().stream()
                .map(zone -> new Item(names.of(region, zone, language), zone.id()))
                .toList());
    }
}
