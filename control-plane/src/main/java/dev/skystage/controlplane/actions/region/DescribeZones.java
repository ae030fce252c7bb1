package dev.skystage.controlplane.actions.region;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.region.RegionNames;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.Region;
import dev.skystage.scheduler.placement.Stock;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the zones of a region with what can be created there. Verbose=false leaves the possible combinations out. */
@Action("004 §20.1")
record DescribeZones(Regions regions, RegionNames names, InstanceTypes types, Stock stock) {
    private static final Set<String> CHARGE_TYPES = Set.of("PrePaid", "PostPaid");
    private static final Set<String> SPOT_STRATEGIES = Set.of("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo");
    private static final List<String> RESOURCES = List.of("VSwitch", "IoOptimized", "Instance", "Disk");

    record Request(
            @NotBlank String regionId,
            @Nullable String instanceChargeType,
            @Nullable String spotStrategy,
            @Nullable String acceptLanguage,
            @Nullable Boolean verbose) {}

    record Result(@ItemName("Zone") List<Item> zones) {}

    record Item(
            String zoneId,
            String localName,
            String zoneType,
            @ItemName("ResourceTypes") List<String> availableResourceCreation,
            @ItemName("DiskCategories") List<String> availableDiskCategories,
            @ItemName("VolumeCategories") List<String> availableVolumeCategories,
            @ItemName("InstanceTypes") List<String> availableInstanceTypes,
            @ItemName("DedicatedHostType") List<String> availableDedicatedHostTypes,
            @ItemName("DedicatedHostGeneration") List<String> dedicatedHostGenerations,
            @ItemName("ResourcesInfo") List<Resources> availableResources) {}

    /** Combinations that are possible in the zone. The item names begin with a small letter on the wire. */
    record Resources(
            boolean ioOptimized,
            @ItemName("supportedSystemDiskCategory") List<String> systemDiskCategories,
            @ItemName("supportedDataDiskCategory") List<String> dataDiskCategories,
            @ItemName("supportedNetworkCategory") List<String> networkTypes,
            @ItemName("supportedInstanceType") List<String> instanceTypes,
            @ItemName("supportedInstanceTypeFamily") List<String> instanceTypeFamilies,
            @ItemName("supportedInstanceGeneration") List<String> instanceGenerations) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.checkParameter("AcceptLanguage", request.acceptLanguage(), RegionNames.LANGUAGES);
        Choice.checkParameter("InstanceChargeType", request.instanceChargeType(), CHARGE_TYPES);
        Choice.checkParameter("SpotStrategy", request.spotStrategy(), SPOT_STRATEGIES);
        var language = RegionNames.language(request.acceptLanguage());
        var verbose = !Boolean.FALSE.equals(request.verbose());
        return new Result(region.zones().stream()
                .map(zone -> item(region, zone, language, verbose))
                .toList());
    }

    private Item item(Region region, Region.Zone zone, String language, boolean verbose) {
        var offered = types.all().stream()
                .filter(type -> stock.of(zone.id(), type) != Stock.Level.NOT_OFFERED)
                .toList();
        return new Item(
                zone.id(),
                names.of(region, zone, language),
                "AvailabilityZone",
                RESOURCES,
                disks(offered, DiskCategory::data),
                List.of(),
                offered.stream().map(InstanceType::id).toList(),
                List.of(),
                List.of(),
                verbose ? List.of(resources(offered)) : List.of());
    }

    private Resources resources(List<InstanceType> offered) {
        var families = offered.stream().map(InstanceType::family).collect(Collectors.toSet());
        return new Resources(
                true,
                disks(offered, DiskCategory::system),
                disks(offered, DiskCategory::data),
                List.of("vpc"),
                offered.stream().map(InstanceType::id).toList(),
                families.stream().sorted().toList(),
                types.families().stream()
                        .filter(family -> families.contains(family.id()))
                        .map(InstanceTypes.Family::generation)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The categories that any of the types takes, I/O optimized or not. */
    private static List<String> disks(
            List<InstanceType> offered, BiFunction<InstanceType, Boolean, List<DiskCategory>> taken) {
        return offered.stream()
                .flatMap(type -> Stream.concat(
                        taken.apply(type, true).stream(),
                        type.isPhasedOut() ? taken.apply(type, false).stream() : Stream.of()))
                .distinct()
                .sorted()
                .map(DiskCategory::wire)
                .toList();
    }
}
