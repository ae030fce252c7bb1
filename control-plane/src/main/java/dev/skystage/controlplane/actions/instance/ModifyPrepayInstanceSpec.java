package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.SubscriptionOrders;
import dev.skystage.controlplane.resources.instance.SubscriptionParts.Becoming;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.controlplane.resources.instance.TemporaryChanges;
import dev.skystage.controlplane.resources.instance.TypeChanges;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes the type of a stopped subscription instance: to a more expensive one, or up to three times to a cheaper one.
 * With EndTime it has a larger type until then, and falls back to the former one at that time if it is stopped, else
 * when it is stopped next.
 */
@Action("004 §6.19")
record ModifyPrepayInstanceSpec(
        Instances instances,
        TypeChanges typeChanges,
        SubscriptionOrders subscriptions,
        TemporaryChanges temporary,
        Orders orders,
        Regions regions,
        CloudClock clock) {
    private static final String DOWNGRADE = "downgrade";
    private static final int MOST_DOWNGRADES = 3;

    /** MigrateAcrossZone has no effect: the hosts of all clusters of the zone are searched anyway. */
    record Request(
            @Nullable String instanceId,
            @NotBlank String regionId,
            @NotBlank String instanceType,
            @Nullable String operatorType,
            @Nullable Boolean autoPay,
            @Nullable SystemDisk systemDisk,
            @Nullable Boolean migrateAcrossZone,
            @Nullable Instant endTime,
            @Nullable String clientToken) {}

    record SystemDisk(@Nullable String category) {}

    record Result(String orderId) {}

    Result handle(Request request, Caller caller) {
        var id = request.instanceId();
        if (id == null) {
            throw new ApiException("MissingParameter.InstanceIdNotSupported");
        }
        Choice.checkParameter("OperatorType", request.operatorType(), Set.of("upgrade", DOWNGRADE));
        var category = category(request.systemDisk());
        var region = regions.require(request.regionId());
        var instance = instances.lock(caller, id);
        if (!instance.regionId.equals(region.id())) {
            throw Resources.notFound(Instance.class);
        }
        check(Subscriptions.isSubscription(instance), "InvalidBillingMethod.ValueNotSupported");
        var type = typeChanges.type(request.instanceType());
        InstanceOperation.CHANGE_SUBSCRIBED_TYPE.check(instance, clock.now());
        temporary.fallBack(List.of(instance));
        checkDirection(instance, type, DOWNGRADE.equals(request.operatorType()));
        var until = request.endTime();
        if (until != null) {
            return new Result(orders.pay(enlarge(instance, type, until), request.autoPay()));
        }
        var systemCategory = TypeChanges.optimizes(instance, type) ? category : null;
        var order = subscriptions.becoming(
                instance, new Becoming(type, systemCategory == null ? null : systemCategory.wire()));
        typeChanges.change(instance, type, systemCategory);
        return new Result(orders.pay(order, request.autoPay()));
    }

    /** Refuses a cheaper type for an upgrade, and a dearer one for a downgrade. */
    private void checkDirection(Instance instance, InstanceType to, boolean downgrade) {
        var cheaper = Prices.instance(instance.regionId, to)
                < Prices.instance(instance.regionId, typeChanges.type(instance.instanceType));
        check(cheaper == downgrade, "OrderCreationFailed");
        if (downgrade) {
            check(instance.downgrades < MOST_DOWNGRADES, "InstanceDowngrade.QuotaExceed");
            instance.downgrades++;
        }
    }

    /**
     * Changes to a type that has no less of anything, so that the former one fits in its place; and not to one that would
     * change the system disk, which stays so.
     */
    private Order enlarge(Instance instance, InstanceType type, Instant until) {
        var now = typeChanges.type(instance.instanceType);
        check(
                type.vcpus() >= now.vcpus()
                        && type.memoryMib() >= now.memoryMib()
                        && type.gpuAmount() >= now.gpuAmount()
                        && !TypeChanges.optimizes(instance, type),
                "OrderCreationFailed");
        var time = temporary.time(instance, null, until, Duration.ZERO);
        var order = subscriptions.becoming(instance, new Becoming(type, null), time);
        temporary.changeType(instance, type, until);
        return order;
    }

    /** The category is used only where the change makes the instance I/O optimized. */
    private static DiskCategory category(@Nullable SystemDisk systemDisk) {
        var asked = systemDisk == null ? null : systemDisk.category();
        var category = "cloud_ssd".equals(asked) ? DiskCategory.CLOUD_SSD : DiskCategory.CLOUD_EFFICIENCY;
        checkParameter(asked == null || asked.equals(category.wire()), "SystemDisk.Category");
        return category;
    }
}
