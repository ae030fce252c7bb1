package dev.skystage.controlplane.resources.instance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.eni.Addresses;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Releases an instance: disks that go with it are released, the others become Available; interfaces, addresses, place and
 * quota are given back, the row is removed. Its history stays. A release that does not succeed is tried anew later, for
 * as long as it takes: nobody else would.
 */
@HandlesTask(ReleaseInstance.TYPE)
public record ReleaseInstance(
        InstanceRows instances,
        InstanceLifecycle lifecycle,
        DiskRows disks,
        DiskLifecycle diskLifecycle,
        Quotas quotas,
        Addresses addresses,
        Placement placement,
        InstanceTasks tasks,
        CloudClock clock)
        implements TaskHandler {
    static final String TYPE = "instance.release";
    private static final Duration ANEW = Duration.ofMinutes(10);

    @Override
    public void run(TaskBatch batch) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.RELEASING);
        if (rows.isEmpty()) {
            return;
        }
        var ids = rows.stream().map(StatusRow::id).toList();
        releaseDisks(ids);
        // hosts, VSwitches, quota: the order in which creation locks them
        placement.release(ids);
        addresses.release(ids);
        giveQuotaBack(rows);
        lifecycle.fire(rows, InstanceEvent.RELEASED, TYPE);
        instances.delete(ids);
    }

    private void releaseDisks(List<String> instanceIds) {
        var released = disks.releasedWith(instanceIds);
        var parts = disks.lockOf(instanceIds).stream()
                .collect(Collectors.partitioningBy(disk -> released.contains(disk.id())));
        var going = parts.getOrDefault(true, List.of());
        diskLifecycle.fire(going, DiskEvent.DELETE, TYPE);
        diskLifecycle.fire(going, DiskEvent.DELETED, TYPE);
        if (!going.isEmpty()) {
            disks.delete(going.stream().map(StatusRow::id).toList());
        }
        var staying = parts.getOrDefault(false, List.of());
        diskLifecycle.fire(staying, DiskEvent.INSTANCE_RELEASED, TYPE);
        disks.writeDetached(staying, clock.now());
    }

    private void giveQuotaBack(List<StatusRow<InstanceStatus>> rows) {
        record Owner(String accountId, String regionId) {}
        rows.stream()
                .collect(groupingBy(row -> new Owner(row.accountId(), row.regionId()), counting()))
                .forEach((owner, n) ->
                        quotas.give(owner.accountId(), owner.regionId(), Quota.INSTANCES, Math.toIntExact(n)));
    }

    @Override
    public void exhausted(TaskBatch batch) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.RELEASING);
        tasks.submitIn(ANEW, ReleaseInstance.class, rows);
    }
}
