package dev.skystage.controlplane.actions.instancetype;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.controlplane.resources.billing.SpotPrices;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.Region;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.placement.Stock;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the market prices of a type for each zone: the one in force at the start of the time range and those that
 * followed. There is no classic network, and so no price in it.
 */
@Action("public doc: DescribeSpotPriceHistory (2020-12-02)")
record DescribeSpotPriceHistory(
        Regions regions, InstanceTypes types, Stock stock, SpotMarket market, CloudClock clock) {
    private static final String VPC = "vpc";
    private static final String OPTIMIZED = "optimized";
    private static final String NOT_OPTIMIZED = "none";
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration USUAL = Duration.ofHours(3);
    private static final int LONGEST_PROTECTION_HOURS = 6;
    private static final int MOST = 1000;

    /** The protection period and the operating system make no difference to the price. */
    record Request(
            @NotBlank String regionId,
            @NotBlank String networkType,
            @NotBlank String instanceType,
            @Nullable String zoneId,

            @Refusal("InvalidSpotDuration") @Nullable Integer spotDuration,

            @Nullable String ioOptimized,
            @Nullable String startTime,
            @Nullable String endTime,
            @WireName("OSType") @Nullable String osType,

            @Refusal(value = "InvalidParams.Offset", hint = "Offset") @Nullable
            Integer offset) {}

    /** The next offset is absent on the last page. */
    record Result(
            String currency,
            @Nullable Integer nextOffset,
            @ItemName("SpotPriceType") List<Price> spotPrices) {}

    record Price(
            String ioOptimized,
            BigDecimal originPrice,
            String networkType,
            String zoneId,
            String timestamp,
            BigDecimal spotPrice,
            String instanceType) {}

    /** The time range that is shown. */
    private record Window(Instant start, Instant end) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidParams.RegionId");
        check(!region.zones().isEmpty(), "InvalidParams.RegionId");
        var type = types.find(request.instanceType())
                .orElseThrow(() -> new ApiException("InvalidInstanceType.ValueNotSupported", request.instanceType()));
        checkChoices(request, region);
        var ioOptimized = ioOptimized(request, type);
        var window = window(request);
        var zones = request.networkType().equals(VPC) ? zones(region, type, request.zoneId()) : List.<String>of();
        var offset = request.offset() == null ? 0 : request.offset();
        var all = zones.stream()
                .flatMap(zone -> {
                    var market = this.market.of(caller.accountId(), type.id(), zone);
                    return market.changes(window.start(), window.end()).stream()
                            .map(change -> price(type, zone, market, change, ioOptimized));
                })
                .toList();
        var prices = all.stream().skip(offset).limit(MOST).toList();
        var next = offset + prices.size();
        return new Result(Prices.currency(), next < all.size() ? next : null, prices);
    }

    private static void checkChoices(Request request, Region region) {
        Choice.check(request.networkType(), Set.of(VPC, "classic"), "InvalidParams.NetworkType");
        Choice.check(request.ioOptimized(), Set.of(OPTIMIZED, NOT_OPTIMIZED), "InvalidParams.IoOptimized");
        var osType = request.osType();
        if (osType != null) {
            check(Set.of("linux", "windows").contains(osType), "InvalidParams.OSType", osType);
        }
        check(request.zoneId() == null || region.has(request.zoneId()), "InvalidZoneId.NotFound");
        var duration = request.spotDuration();
        check(duration == null || (duration >= 0 && duration <= LONGEST_PROTECTION_HOURS), "InvalidSpotDuration");
        check(request.offset() == null || request.offset() >= 0, "InvalidParams.Offset", "Offset");
    }

    private static String ioOptimized(Request request, InstanceType type) {
        var usual = type.isPhasedOut() ? NOT_OPTIMIZED : OPTIMIZED;
        var wanted = request.ioOptimized() == null ? usual : request.ioOptimized();
        check(wanted.equals(OPTIMIZED) || type.isPhasedOut(), "DependencyViolation.IoOptimized");
        check(
                wanted.equals(NOT_OPTIMIZED) || type.mayBeIoOptimized(),
                "Abs.IoOptimized.ValueNotSupported",
                request.instanceType());
        return wanted;
    }

    private Window window(Request request) {
        var now = clock.now();
        var end = time(request.endTime(), now, "InvalidParams.EndTime");
        var start = time(request.startTime(), end.minus(USUAL), "InvalidParams.StartTime");
        check(!start.isAfter(end) && !start.isBefore(end.minus(LONGEST)), "InvalidParams.StartTime");
        check(!start.isBefore(now.minus(LONGEST).truncatedTo(ChronoUnit.SECONDS)), "InvalidParams.StartTime");
        return new Window(start, end.isAfter(now) ? now : end);
    }

    private static Instant time(@Nullable String given, Instant usual, String refusal) {
        return given == null ? usual : Times.parse(given).orElseThrow(() -> new ApiException(refusal));
    }

    /** The zones that offer the type, sold out or not. */
    private List<String> zones(Region region, InstanceType type, @Nullable String zoneId) {
        return region.zones().stream()
                .map(Region.Zone::id)
                .filter(zone -> zoneId == null || zone.equals(zoneId))
                .filter(zone -> stock.of(zone, type) != Stock.Level.NOT_OFFERED)
                .toList();
    }

    private static Price price(InstanceType type, String zone, SpotPrices market, Instant change, String ioOptimized) {
        return new Price(
                ioOptimized,
                Money.yuan(market.listPrice()),
                VPC,
                zone,
                Times.of(change),
                Money.yuan(market.price(change)),
                type.id());
    }
}
