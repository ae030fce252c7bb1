package dev.skystage.controlplane.actions.instancetype;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.Region;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.placement.Stock;
import jakarta.validation.constraints.NotBlank;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how cheap and how steady preemptible instances were in the last 30 days, for each zone, the cheapest first: the
 * average price in percent of pay-as-you-go, and the percentage of hours with a surge.
 */
@Action("public doc: DescribeSpotAdvice (2021-07)")
record DescribeSpotAdvice(Regions regions, InstanceTypes types, Stock stock, SpotMarket market, CloudClock clock) {

    /** Types are given by name or by size, not both; memory is GiB. */
    record Request(
            @NotBlank String regionId,
            @Nullable String zoneId,
            @Nullable Integer cores,
            @Nullable Double memory,
            @Nullable Integer minCores,
            @Nullable Double minMemory,
            @Indexed(max = 10) @Nullable List<String> instanceTypes,
            @Nullable String instanceTypeFamily,
            @Nullable String instanceFamilyLevel,
            @Nullable String gpuSpec,
            @Nullable Integer gpuAmount) {
        boolean isBySize() {
            return cores != null || memory != null || minCores != null || minMemory != null;
        }
    }

    record Result(@ItemName("AvailableSpotZone") List<Zone> availableSpotZones, String regionId) {}

    record Zone(@ItemName("AvailableSpotResource") List<Advice> availableSpotResources, String zoneId) {}

    record Advice(String interruptRateDesc, String instanceType, int averageSpotDiscount, double interruptionRate) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "Invalid.RegionId");
        check(!region.zones().isEmpty(), "Unavailable.Regions");
        Choice.checkParameter("InstanceFamilyLevel", request.instanceFamilyLevel(), InstanceType.FAMILY_LEVELS);
        check(request.isBySize() == (request.instanceTypes() == null), "InvalidParam.TypeAndCpuMem.Conflict");
        var wanted = types.all().stream().filter(type -> suits(type, request)).toList();
        var zones = region.zones().stream()
                .map(Region.Zone::id)
                .filter(zone -> request.zoneId() == null || zone.equals(request.zoneId()))
                .map(zone -> new Zone(advice(wanted, zone, caller), zone))
                .filter(zone -> !zone.availableSpotResources().isEmpty())
                .sorted(Comparator.comparing(
                        zone -> zone.availableSpotResources().getFirst().averageSpotDiscount()))
                .toList();
        return new Result(zones, region.id());
    }

    /** Types that are not I/O optimized are left out. */
    private static boolean suits(InstanceType type, Request request) {
        return !type.isPhasedOut()
                && (request.instanceTypes() == null || request.instanceTypes().contains(type.id()))
                && isOfSize(type, request)
                && is(type.family(), request.instanceTypeFamily())
                && is(type.familyLevel(), request.instanceFamilyLevel())
                && is(type.gpuSpec(), request.gpuSpec())
                && (request.gpuAmount() == null || type.gpuAmount() == request.gpuAmount());
    }

    private static boolean isOfSize(InstanceType type, Request request) {
        return (request.cores() == null || type.vcpus() == request.cores())
                && (request.memory() == null || type.memoryGib() == request.memory())
                && (request.minCores() == null || type.vcpus() >= request.minCores())
                && (request.minMemory() == null || type.memoryGib() >= request.minMemory());
    }

    private static boolean is(String value, @Nullable String wanted) {
        return wanted == null || value.equals(wanted);
    }

    private List<Advice> advice(List<InstanceType> wanted, String zone, Caller caller) {
        return wanted.stream()
                .filter(type -> stock.of(zone, type) != Stock.Level.NOT_OFFERED)
                .map(type -> advice(type.id(), zone, caller))
                .sorted(Comparator.comparing(Advice::averageSpotDiscount))
                .toList();
    }

    private Advice advice(String typeId, String zone, Caller caller) {
        var past = market.of(caller.accountId(), typeId, zone).past(clock.now());
        return new Advice(range(past.surgePercent()), typeId, past.averagePercent(), past.surgePercent());
    }

    private static String range(double percent) {
        if (percent <= 3) {
            return "0-3%";
        }
        if (percent <= 5) {
            return "3-5%";
        }
        return percent <= 10 ? "5-10%" : "10-100%";
    }
}
