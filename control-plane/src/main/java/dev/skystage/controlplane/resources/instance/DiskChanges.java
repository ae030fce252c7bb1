package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.disk.DiskShape;
import dev.skystage.controlplane.resources.disk.DiskTuning;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import dev.skystage.controlplane.resources.disk.FinishSpecChange;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the size, category and performance of locked disks. For a subscription each change is an order. */
@Component
public record DiskChanges(
        Snapshots snapshots,
        Operations operations,
        InstanceTypes types,
        SubscriptionOrders subscriptions,
        Orders orders,
        CloudClock clock) {
    /** A change of category or performance that has begun; the order is that of a subscription, else null. */
    public record Change(String taskId, @Nullable String orderId) {}

    /** Enlarges the disk; returns the order if it is a subscription. */
    public @Nullable String resize(AttachedDisks.Pair pair, int sizeGib) {
        var disk = pair.disk();
        var category = DiskCategory.of(disk.category).orElseThrow();
        check(!category.isLocal(), "OperationDenied", "The type of the disk");
        checkFree(pair, DiskOperation.RESIZE, InstanceOperation.RESIZE_DISK);
        var largest = disk.type.equals("system") ? category.maxSystemGib() : category.maxDataGib();
        check(sizeGib > disk.sizeGib, "InvalidDiskSize.TooSmall");
        check(sizeGib <= largest, "InvalidDiskSize.TooLarge");
        var was = DiskTerms.charges(disk);
        disk.sizeGib = sizeGib;
        return order(pair, was, DiskTerms.charges(disk));
    }

    /** Begins to change category, level or provisioned operations; null leaves a value as it is. */
    public Change changeSpec(
            AttachedDisks.Pair pair,
            @Nullable String categoryName,
            @Nullable String levelName,
            @Nullable Long provisionedIops) {
        var disk = pair.disk();
        var before = DiskCategory.of(disk.category).orElseThrow();
        check(before.isChangeable(), "OperationDenied");
        check(!disk.multiAttach, "InvalidOperation.MultiAttachDisk");
        var after = category(categoryName, before);
        var level = level(disk, after, levelName);
        checkFree(pair, DiskOperation.CHANGE_SPEC, InstanceOperation.CHANGE_DISK_SPEC);
        checkChange(disk, before, after, level, provisionedIops);
        if (pair.instance() != null) {
            var type = types.find(pair.instance().instanceType).orElseThrow();
            check(
                    after == before || after.fitsAsData(type, pair.instance().ioOptimized),
                    "InvalidInstanceType.NotSupportDiskCategory");
        }
        var shape = new FinishSpecChange.Payload(after.wire(), level == null ? null : level.name(), provisionedIops);
        var taskId = operations
                .begin(FinishSpecChange.CHANGING, List.of(disk), shape)
                .getFirst();
        return new Change(taskId, order(pair, DiskTerms.charges(disk), charges(disk, shape)));
    }

    private static DiskCategory category(@Nullable String wire, DiskCategory before) {
        if (wire == null || wire.isEmpty()) {
            return before;
        }
        var after = DiskCategory.of(wire);
        check(after.isPresent(), "InvalidDiskCategory.ValueNotSupported", "parameter");
        check(after.get().isChangeable(), "InvalidDiskCategory.NotSupported");
        return after.get();
    }

    private static @Nullable EssdLevel level(Disk disk, DiskCategory category, @Nullable String wire) {
        var essd = category == DiskCategory.CLOUD_ESSD;
        check(essd || wire == null || wire.isEmpty(), "InvalidPerformanceLevelParam.Mismatch");
        var level = essd && (wire == null || wire.isEmpty()) && disk.performanceLevel != null
                ? EssdLevel.valueOf(disk.performanceLevel)
                : DiskShape.level(category, wire);
        check(level == null || disk.sizeGib >= level.minGib(), "OperationDenied.PerformanceLevelNotMatch");
        return level;
    }

    private static void checkChange(
            Disk disk,
            DiskCategory before,
            DiskCategory after,
            @Nullable EssdLevel level,
            @Nullable Long provisionedIops) {
        var old = disk.performanceLevel == null ? null : EssdLevel.valueOf(disk.performanceLevel);
        if (provisionedIops != null) {
            DiskTuning.check(after, disk.sizeGib, provisionedIops);
        }
        check(after != before || level != old || provisionedIops != null, "NoChangeInDiskCategoryAndPerformanceLevel");
        var smallest = disk.type.equals("system") ? after.minSystemGib() : after.minDataGib();
        check(disk.sizeGib >= smallest, "InvalidDiskCategory.NotSupported");
        if (after == before && level != null && old != null && level.compareTo(old) < 0) {
            // no disk can go down to PL0, and a subscription cannot go down at all
            check(level != EssdLevel.PL0 && !DiskTerms.isSubscription(disk), "InvalidPerformanceLevel.TooLow");
        }
        check(!DiskTerms.isSubscription(disk) || after.compareTo(before) >= 0, "Downgrade.NotSupported");
    }

    /** Refuses what disk and instance forbid, and a disk that is being changed or snapshotted. */
    private void checkFree(AttachedDisks.Pair pair, DiskOperation operation, InstanceOperation onInstance) {
        operation.check(pair.disk(), clock.now());
        pair.instances().forEach(instance -> onInstance.check(instance, clock.now()));
        check(!snapshots.isBeingMade(pair.disk().id), "DiskCreatingSnapshot");
        var changing = operations.open(FinishSpecChange.CHANGING, List.of(pair.disk().id));
        // after this code the CSI driver looks for the task that it has lost and waits for it
        ApiException.check(
                changing.isEmpty(), new ApiException("LastOrderProcessing").or("InvalidStatus.DiskNotReady"));
    }

    /** The disk's charges after the change. */
    private static List<Charge> charges(Disk disk, FinishSpecChange.Payload shape) {
        var tariff = new Tariff(disk.accountId, disk.regionId);
        var charges = new ArrayList<Charge>();
        charges.add(tariff.disk(disk.id, disk.type, shape.category(), shape.performanceLevel(), disk.sizeGib));
        var iops = shape.provisionedIops() == null ? disk.provisionedIops : shape.provisionedIops();
        if (iops != null) {
            charges.add(tariff.provisionedIops(disk.id, iops));
        }
        return charges;
    }

    /**
     * The order for what each part becomes dearer or cheaper by. The lists match part by part; new parts stand at the
     * end.
     */
    private @Nullable String order(AttachedDisks.Pair pair, List<Charge> before, List<Charge> after) {
        var disk = pair.disk();
        if (!DiskTerms.isSubscription(disk)) {
            return null;
        }
        // a subscribed disk is attached; one that is not attached has no paid period of which anything could be left
        return orders.pay(
                pair.instance() == null
                        ? new Order(Order.Kind.CHANGE_DISK, disk.accountId, disk.regionId, List.of())
                        : subscriptions.becoming(Order.Kind.CHANGE_DISK, pair.instance(), before, after));
    }
}
