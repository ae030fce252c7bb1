package dev.skystage.controlplane.actions.billing;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.billing.Amounts;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Price;
import dev.skystage.controlplane.resources.billing.PriceRule;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.SubscriptionOrders;
import dev.skystage.controlplane.resources.instance.SubscriptionOrders.Change;
import dev.skystage.controlplane.resources.instance.SubscriptionParts.Becoming;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a more expensive type, or further data disks, would cost for the rest of a subscription: the price of the change
 * itself.
 */
@Action("public doc: DescribeInstanceModificationPrice")
record DescribeInstanceModificationPrice(
        Regions regions, Instances instances, InstanceTypes types, SubscriptionOrders subscriptions, CloudClock clock) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @Nullable String instanceType,
            @Nullable SystemDisk systemDisk,

            @WireName("DataDisk") @Indexed(max = 16) @Nullable
            List<DataDisk> dataDisks) {}

    record SystemDisk(@Nullable String category) {}

    record DataDisk(
            @Nullable String category,
            @Nullable Integer size,
            @Nullable EssdLevel performanceLevel) {}

    record Result(PriceInfo priceInfo) {}

    record PriceInfo(@ItemName("Rule") List<PriceRule> rules, Amounts price) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var systemCategory =
                request.systemDisk() == null ? null : request.systemDisk().category();
        Choice.check(
                systemCategory, Set.of("cloud_efficiency", "cloud_ssd"), "InvalidSystemDiskCategory.ValueNotSupported");
        var disks = request.dataDisks() == null
                ? List.<Shape>of()
                : request.dataDisks().stream()
                        .map(DescribeInstanceModificationPrice::shape)
                        .toList();
        checkParameter(request.instanceType() != null || !disks.isEmpty(), "InstanceType");
        var instance = instances
                .find(caller, region.id(), request.instanceId())
                .orElseThrow(() -> Resources.notFound(Instance.class));
        check(Subscriptions.isSubscription(instance) && !Subscriptions.expired(instance, clock.now()), "PriceNotFound");
        var price = Price.NOTHING;
        if (request.instanceType() != null) {
            var type = type(request.instanceType(), instance);
            price = subscriptions
                    .becoming(instance, new Becoming(type, systemCategory))
                    .price();
        }
        var total = price.plus(disks(disks, instance));
        return new Result(new PriceInfo(total.rules(), Amounts.of(total)));
    }

    private InstanceType type(String name, Instance instance) {
        var type = types.find(name).orElseThrow(() -> new ApiException("InvalidInstanceType.ValueNotSupported"));
        check(!type.isPhasedOut(), "InstanceType.Offline", "The specified InstanceType is not on sale any more.");
        var now = types.find(instance.instanceType).orElseThrow();
        check(Prices.instance(instance.regionId, type) > Prices.instance(instance.regionId, now), "PriceNotFound");
        return type;
    }

    private Price disks(List<Shape> disks, Instance instance) {
        var tariff = new Tariff(instance.accountId, instance.regionId);
        var changes = disks.stream()
                .map(disk -> new Change(null, tariff.disk("", "data", disk.category, disk.level, disk.sizeGib)))
                .toList();
        return subscriptions.change(Order.Kind.CHANGE_DISK, instance, changes).price();
    }

    private record Shape(String category, @Nullable String level, int sizeGib) {}

    /** Without a size it is the smallest size of its category. */
    private static Shape shape(DataDisk disk) {
        if (disk.category() == null) {
            throw new ApiException("InvalidDiskCategory.Missing");
        }
        var category = DiskCategory.of(disk.category())
                .filter(known -> !known.isLocal())
                .orElseThrow(() -> new ApiException("InvalidDataDiskCategory.ValueNotSupported"));
        var level = category != DiskCategory.CLOUD_ESSD
                ? null
                : disk.performanceLevel() == null ? EssdLevel.PL1 : disk.performanceLevel();
        var smallest = level == null ? category.minDataGib() : level.minGib();
        var size = disk.size() == null ? smallest : disk.size();
        checkParameter(size >= smallest && size <= category.maxDataGib(), "DataDisk.N.Size");
        return new Shape(category.wire(), level == null ? null : level.wire(), size);
    }
}
