package dev.skystage.controlplane.actions.region;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.region.RegionNames;
import dev.skystage.controlplane.resources.region.Regions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists all regions. A region without zones shows as sold out. */
@Action("004 §20.2")
record DescribeRegions(Regions regions, RegionNames names) {
    private static final Set<String> CHARGE_TYPES = Set.of("PrePaid", "PostPaid");
    private static final Set<String> RESOURCE_TYPES = Set.of("instance", "disk", "reservedinstance", "scu");

    record Request(
            @Nullable String instanceChargeType,
            @Nullable String resourceType,
            @Nullable String acceptLanguage) {}

    record Result(@ItemName("Region") List<Item> regions) {}

    record Item(String regionId, String localName, String regionEndpoint, String status) {}

    Result handle(Request request, Caller caller) {
        Choice.check(request.acceptLanguage(), RegionNames.LANGUAGES, "InvalidAcceptLanguage.NotFound");
        Choice.checkParameter("InstanceChargeType", request.instanceChargeType(), CHARGE_TYPES);
        var resourceType = request.resourceType();
        // the documents write "instance" and "Instance"
        Choice.check(
                resourceType == null ? null : resourceType.toLowerCase(Locale.ROOT),
                RESOURCE_TYPES,
                "InvalidResourceType.NotFound");
        var language = RegionNames.language(request.acceptLanguage());
        return new Result(regions.all().stream()
                .map(region -> new Item(
                        region.id(),
                        names.of(region, language),
                        region.endpoint().isEmpty() ? "ecs." + region.id() + ".aliyuncs.com" : region.endpoint(),
                        region.zones().isEmpty() ? "soldOut" : "available"))
                .toList());
    }
}
