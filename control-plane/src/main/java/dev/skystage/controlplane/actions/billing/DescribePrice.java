package dev.skystage.controlplane.actions.billing;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.billing.Amounts;
import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.MeterItem;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.billing.PriceDetail;
import dev.skystage.controlplane.resources.billing.PriceRule;
import dev.skystage.controlplane.resources.billing.Quote;
import dev.skystage.controlplane.resources.billing.SpotNow;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.instance.PricedMachines;
import dev.skystage.controlplane.resources.instance.SpotStrategy;
import dev.skystage.controlplane.resources.instance.creation.Bandwidth;
import dev.skystage.controlplane.resources.instance.creation.Spot;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.region.Region;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an instance, a disk, a GiB of traffic or a dedicated host costs, for an hour or as a subscription. Prices of an
 * hour are exact, those of a subscription are what is paid, in whole cents. A preemptible instance costs the price of
 * its market, by default that of the cheapest zone; the length of its protection makes no difference.
 */
@Action("004 §5")
record DescribePrice(Regions regions, PricedMachines machines, SpotNow spot) {
    private static final String HOUR = "Hour";
    private static final String DISK = "disk";
    private static final Map<String, Integer> LONGEST =
            Map.of(HOUR, 1, Periods.WEEK, 4, Periods.MONTH, 9, Periods.YEAR, 5);
    private static final int MOST = 1000;

    /** Today an instance may have 16 data disks; the reference has only four. */
    record Request(
            @NotBlank String regionId,
            @Nullable String resourceType,
            @Nullable String imageId,
            @Nullable String instanceType,
            @Nullable String ioOptimized,
            @Nullable String instanceNetworkType,
            @Nullable String internetChargeType,

            @Refusal(
                    value = "InvalidInternetMaxBandwidthOut.ValueNotSupported",
                    hint = "The specified parameter \"InternetMaxBandwidthOut\"")
            @Nullable
            Integer internetMaxBandwidthOut,

            @Nullable Disk systemDisk,

            @WireName("DataDisk") @Indexed(max = 16) @Refusal("InstanceDiskNumber.LimitExceed") @Nullable
            List<Disk> dataDisks,

            @Refusal("InvalidPeriod") @Nullable Integer period,

            @Nullable String priceUnit,

            @Refusal("InvalidAmount.Malformed") @Nullable Integer amount,

            @Nullable String dedicatedHostType,
            @Nullable SpotStrategy spotStrategy,
            @Nullable Integer spotDuration,
            @Nullable String zoneId) {
        boolean isSpot(String resource) {
            return resource.equals("instance") && spotStrategy != null && spotStrategy != SpotStrategy.NO_SPOT;
        }
    }

    record Disk(
            @Nullable String category,
            @Nullable Integer size,
            @Nullable EssdLevel performanceLevel) {
        PricedMachines.DiskWish wish() {
            return new PricedMachines.DiskWish(category, size, performanceLevel);
        }
    }

    record Result(PriceInfo priceInfo) {}

    record PriceInfo(TotalPrice price, @ItemName("Rule") List<PriceRule> rules) {}

    record TotalPrice(
            @ItemName("DetailInfo") List<PriceDetail> detailInfos,
            @Flat Amounts amounts) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkChoices(request);
        checkParameter(Spot.isDuration(request.spotDuration()), "SpotDuration");
        checkParameter(request.zoneId() == null || region.has(request.zoneId()), "ZoneId");
        var resource = request.resourceType() == null ? "instance" : request.resourceType();
        var period = period(request, resource);
        var amount = request.amount() == null ? 1 : request.amount();
        check(amount >= 1 && amount <= MOST, "InvalidAmount.Malformed");
        var tariff = new Tariff(caller.accountId(), region.id());
        var charges = switch (resource) {
            case DISK -> disk(request, tariff);
            case "bandwidth" -> List.of(tariff.traffic());
            case "ddh" ->
                List.of(tariff.dedicatedHost("", Objects.requireNonNullElse(request.dedicatedHostType(), ""))
                        .orElseThrow(() -> new ApiException("PriceNotFound")));
            default -> instance(request, tariff, caller);
        };
        var quote = Quote.of(charges, period, amount);
        if (request.isSpot(resource)) {
            check(period == null, "InvalidPriceUnit.ValueNotSupported");
            var zones = request.zoneId() == null
                    ? region.zones().stream().map(Region.Zone::id).toList()
                    : List.of(request.zoneId());
            quote = quote.with(
                    MeterItem.INSTANCE,
                    spot.lowest(caller.accountId(), charges.getFirst().detail(), zones)
                            .times(amount));
        }
        var total = quote.total();
        return new Result(new PriceInfo(new TotalPrice(quote.details(), Amounts.of(total)), total.rules()));
    }

    private static void checkChoices(Request request) {
        Choice.check(
                request.resourceType(),
                Set.of("instance", DISK, "bandwidth", "ddh"),
                "InvalidResourceType.ValueNotSupported");
        Choice.check(request.priceUnit(), LONGEST.keySet(), "InvalidPriceUnit.ValueNotSupported");
        Choice.check(request.ioOptimized(), Set.of("none", "optimized"), "InvalidIoOptimizedValue.ValueNotSupported");
        Choice.check(request.instanceNetworkType(), Set.of("classic", "vpc"), "InvalidNetworkType.ValueNotSupported");
        check(
                !"classic".equals(request.instanceNetworkType()),
                "OperationDenied",
                "The specified parameter InstanceNetworkType");
        Choice.check(
                request.internetChargeType(), Bandwidth.CHARGE_TYPES, "InvalidInternetChargeType.ValueNotSupported");
        var out = request.internetMaxBandwidthOut();
        check(
                out == null || (out >= 0 && out <= Bandwidth.MOST_OUT),
                "InvalidInternetMaxBandwidthOut.ValueNotSupported",
                "The specified parameter \"InternetMaxBandwidthOut\"");
    }

    /** Null for an hour. There are no subscriptions to disks or traffic alone. */
    private static Line.@Nullable Period period(Request request, String resource) {
        var unit = request.priceUnit() == null ? HOUR : request.priceUnit();
        check(
                unit.equals(HOUR) || !(resource.equals(DISK) || resource.equals("bandwidth")),
                "InvalidPriceUnit.ValueNotSupported");
        var length = request.period() == null ? 1 : request.period();
        check(length >= 1 && length <= LONGEST.getOrDefault(unit, 1), "InvalidPeriod");
        return unit.equals(HOUR) ? null : new Line.Period(length, unit);
    }

    private List<Charge> instance(Request request, Tariff tariff, Caller caller) {
        var type = request.instanceType();
        if (type == null) {
            throw new ApiException("InvalidInstanceType.Missing");
        }
        var wish = new PricedMachines.Wish(
                type,
                request.imageId(),
                request.ioOptimized(),
                request.systemDisk() == null ? null : request.systemDisk().wish(),
                disks(request).stream().map(Disk::wish).toList());
        var charges = new ArrayList<>(machines.of(wish, tariff.regionId(), caller));
        var out = request.internetMaxBandwidthOut() == null ? 0 : request.internetMaxBandwidthOut();
        if (out > 0 && "PayByBandwidth".equals(request.internetChargeType())) {
            charges.add(tariff.bandwidth("", "PayByBandwidth", out));
        }
        return charges;
    }

    private static List<Charge> disk(Request request, Tariff tariff) {
        var disks = disks(request);
        if (disks.isEmpty() || disks.getFirst().category() == null) {
            throw new ApiException("InvalidDiskCategory.Missing");
        }
        return disks.stream()
                .map(disk -> PricedMachines.dataDisk(disk.wish(), tariff))
                .toList();
    }

    private static List<Disk> disks(Request request) {
        return request.dataDisks() == null ? List.of() : request.dataDisks();
    }
}
