package dev.skystage.controlplane.actions.instancetype;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.billing.SpotNow;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.Region;
import dev.skystage.scheduler.placement.Stock;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recommends types that are in stock: similar to one, or with so many vCPUs and so much memory; the best come first.
 */
@Action("public doc: DescribeRecommendInstanceType (2019-09-11)")
record DescribeRecommendInstanceType(Regions regions, InstanceTypes types, Stock stock, SpotNow spotNow) {
    private static final int MOST = 10;
    private static final String VPC = "vpc";
    private static final Set<String> DISKS = Set.of("cloud_efficiency", "cloud_ssd", "cloud_essd", "cloud");

    /** Memory is GiB, MaxPrice is for an hour. The families given are excluded. */
    record Request(
            @NotBlank String regionId,
            @Nullable String networkType,
            @Nullable String instanceType,
            @Nullable String instanceFamilyLevel,
            @Nullable Double memory,
            @Nullable Integer cores,
            @Nullable String instanceChargeType,
            @Nullable String spotStrategy,
            @Nullable BigDecimal maxPrice,
            @Indexed(max = 10) @Nullable List<String> instanceTypeFamily,
            @Nullable String priorityStrategy,
            @Nullable String ioOptimized,
            @Nullable String zoneId,
            @Nullable String systemDiskCategory,
            @Nullable String scene) {
        boolean isSpot() {
            return spotStrategy != null && !spotStrategy.equals("NoSpot");
        }
    }

    record Result(@ItemName("RecommendInstanceType") List<Recommendation> data) {}

    record Recommendation(
            String commodityCode,
            String instanceChargeType,
            Type instanceType,
            String networkType,
            int priority,
            String regionId,
            String scene,
            String spotStrategy,
            @ItemName("zone") List<Zone> zones) {}

    /** Memory is MiB. */
    record Type(
            int cores,
            String generation,
            String instanceType,
            String instanceTypeFamily,
            int memory,
            String supportIoOptimized) {}

    record Zone(String zoneNo, @ItemName("NetworkType") List<String> networkTypes) {}

    /** A type and the zones where it can be had. */
    private record Offer(InstanceType type, List<String> zones, BigDecimal hour) {
        BigDecimal pricePerVcpu() {
            return hour.divide(BigDecimal.valueOf(type.vcpus()), 6, RoundingMode.HALF_UP);
        }
    }

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegionId.MalFormed");
        checkChoices(request);
        if ("classic".equals(request.networkType())) {
            return new Result(List.of());
        }
        var offers = types.all().stream()
                .filter(type -> suits(region, type, request, caller))
                .map(type -> new Offer(type, zones(region, type, request.zoneId()), hour(region, type)))
                .filter(offer -> !offer.zones().isEmpty())
                .sorted(order(request.priorityStrategy()))
                .limit(MOST)
                .toList();
        var recommended = new ArrayList<Recommendation>();
        for (var offer : offers) {
            recommended.add(recommendation(offer, recommended.size() + 1, region, request));
        }
        return new Result(recommended);
    }

    private static void checkChoices(Request request) {
        Choice.check(request.networkType(), Set.of(VPC, "classic"), "InvalidNetworkType.ValueNotSupported");
        Choice.check(
                request.priorityStrategy(),
                Set.of("InventoryFirst", "PriceFirst", "NewProductFirst"),
                "InvalidPriorityStrategy.ValueNotSupported");
        Choice.check(request.scene(), Set.of("CREATE", "UPGRADE"), "InvalidParameter.Scene");
        Choice.checkParameter("InstanceChargeType", request.instanceChargeType(), Set.of("PrePaid", "PostPaid"));
        Choice.checkParameter(
                "SpotStrategy", request.spotStrategy(), Set.of("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"));
        Choice.checkParameter("IoOptimized", request.ioOptimized(), Set.of("optimized", "none"));
        Choice.checkParameter("SystemDiskCategory", request.systemDiskCategory(), DISKS);
        Choice.checkParameter("InstanceFamilyLevel", request.instanceFamilyLevel(), InstanceType.FAMILY_LEVELS);
        checkParameter(!request.isSpot() || !"PrePaid".equals(request.instanceChargeType()), "SpotStrategy");
        checkParameter(
                request.maxPrice() == null || !request.isSpot() || "SpotWithPriceLimit".equals(request.spotStrategy()),
                "MaxPrice");
        checkParameter(
                request.instanceType() == null || (request.cores() == null && request.memory() == null),
                "InstanceType");
    }

    private boolean suits(Region region, InstanceType type, Request request, Caller caller) {
        var optimized = !"none".equals(request.ioOptimized());
        return optimized != type.isPhasedOut()
                && isWanted(type, request)
                && (request.instanceFamilyLevel() == null
                        || request.instanceFamilyLevel().equals(type.familyLevel()))
                && (request.instanceTypeFamily() == null
                        || !request.instanceTypeFamily().contains(type.family()))
                && (request.maxPrice() == null
                        || price(region, type, request, caller).compareTo(request.maxPrice()) <= 0)
                && takesDisk(type, optimized, request.systemDiskCategory());
    }

    private boolean isWanted(InstanceType type, Request request) {
        if (request.instanceType() != null) {
            var like = types.find(request.instanceType()).orElseThrow(() -> ApiException.invalid("InstanceType"));
            return !type.id().equals(like.id()) && type.vcpus() == like.vcpus() && type.memoryGib() == like.memoryGib();
        }
        return (request.cores() == null || type.vcpus() == request.cores())
                && (request.memory() == null || type.memoryGib() == request.memory());
    }

    private static boolean takesDisk(InstanceType type, boolean optimized, @Nullable String category) {
        return category == null
                || DiskCategory.system(type, optimized).stream()
                        .anyMatch(disk -> disk.wire().equals(category));
    }

    private BigDecimal price(Region region, InstanceType type, Request request, Caller caller) {
        return request.isSpot()
                ? region.zones().stream()
                        .map(Region.Zone::id)
                        .filter(zone -> request.zoneId() == null || zone.equals(request.zoneId()))
                        .map(zone -> Money.yuan(spotNow.price(caller.accountId(), type.id(), zone)))
                        .min(Comparator.naturalOrder())
                        .orElse(hour(region, type))
                : hour(region, type);
    }

    private static BigDecimal hour(Region region, InstanceType type) {
        return Money.yuan(Prices.instance(region.id(), type));
    }

    private List<String> zones(Region region, InstanceType type, @Nullable String zoneId) {
        return region.zones().stream()
                .map(Region.Zone::id)
                .filter(zone -> zoneId == null || zone.equals(zoneId))
                .filter(zone -> stock.of(zone, type) == Stock.Level.AVAILABLE)
                .toList();
    }

    /** First what is in stock in most zones, what costs least per vCPU, or what is newest; then by id. */
    private static Comparator<Offer> order(@Nullable String strategy) {
        Comparator<Offer> first = switch (strategy == null ? "InventoryFirst" : strategy) {
            case "PriceFirst" -> Comparator.comparing(Offer::pricePerVcpu);
            case "NewProductFirst" -> Comparator.comparing(offer -> offer.type().series(), Comparator.reverseOrder());
            default -> Comparator.comparing(offer -> offer.zones().size(), Comparator.reverseOrder());
        };
        return first.thenComparing(offer -> offer.type().id());
    }

    private Recommendation recommendation(Offer offer, int priority, Region region, Request request) {
        var type = offer.type();
        var generation = types.families().stream()
                .filter(family -> family.id().equals(type.family()))
                .map(InstanceTypes.Family::generation)
                .findFirst()
                .orElse("");
        return new Recommendation(
                "ecs",
                request.instanceChargeType() == null ? "PostPaid" : request.instanceChargeType(),
                new Type(
                        type.vcpus(),
                        generation,
                        type.id(),
                        type.family(),
                        type.memoryMib(),
                        type.isPhasedOut() ? "none" : "optimized"),
                VPC,
                priority,
                region.id(),
                request.scene() == null ? "CREATE" : request.scene(),
                request.spotStrategy() == null ? "NoSpot" : request.spotStrategy(),
                offer.zones().stream().map(zone -> new Zone(zone, List.of(VPC))).toList());
    }
}
