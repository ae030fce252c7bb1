package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.controlplane.resources.disk.DeviceNames;
import dev.skystage.controlplane.resources.disk.DiskCharges;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.snapshot.SnapshotDeletions;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends the replacement of system disks: the new disk takes the place of the old one, which is released, and the
 * instance shows the new image. If that fails or the instance is gone, the old disk stays and the new one is released.
 */
@HandlesTask(value = "disk.replace-system", delay = "PT10S", jitter = "PT2S")
public record FinishReplacement(
        DiskRows rows, DiskLifecycle lifecycle, InstanceRows instances, SnapshotDeletions snapshots, Meters meters)
        implements TaskHandler<FinishReplacement.Payload> {
    /** The instance, the disk that is replaced, and the image of the new one. */
    public record Payload(String instanceId, String oldDiskId, String imageId) {}

    @Override
    public void run(TaskBatch<Payload> batch) {
        end(batch, true);
    }

    @Override
    public void exhausted(TaskBatch<Payload> batch) {
        end(batch, false);
    }

    private void end(TaskBatch<Payload> batch, boolean done) {
        var payloads = batch.resourceIds().stream().collect(Collectors.toMap(Function.identity(), batch::payload));
        // instances before disks, as the order of locks demands
        instances.lock(named(payloads.values(), Payload::instanceId));
        var all = named(payloads.values(), Payload::oldDiskId);
        all.addAll(payloads.keySet());
        var disks = rows.lock(all).stream().collect(Collectors.toMap(StatusRow::id, Function.identity()));
        var fresh = payloads.keySet().stream()
                .sorted()
                .map(disks::get)
                .filter(disk -> disk != null && disk.status() == DiskStatus.CREATING)
                .toList();
        var replaced = new HashMap<String, StatusRow<DiskStatus>>();
        for (var disk : fresh) {
            var old = disks.get(payload(payloads, disk).oldDiskId);
            if (old != null && old.status() == DiskStatus.RE_INITING) {
                replaced.put(disk.id(), old);
            }
        }
        if (done) {
            swap(fresh.stream().filter(disk -> replaced.containsKey(disk.id())).toList(), replaced, payloads, batch);
            drop(fresh.stream().filter(disk -> !replaced.containsKey(disk.id())).toList());
        } else {
            lifecycle.fire(replaced.values(), DiskEvent.RE_INITED, type());
            rows.write(replaced.values(), batch.now());
            drop(fresh);
        }
    }

    private void swap(
            List<StatusRow<DiskStatus>> fresh,
            Map<String, StatusRow<DiskStatus>> replaced,
            Map<String, Payload> payloads,
            TaskBatch<Payload> batch) {
        if (fresh.isEmpty()) {
            return;
        }
        var old = replaced.values();
        snapshots.deleteAutomaticOf(old.stream().map(StatusRow::id).toList(), type());
        drop(old);
        lifecycle.fire(fresh, DiskEvent.CREATED_ATTACHED, type());
        rows.writeAttached(fresh, batch.now());
        rows.writeInstances(
                fresh.stream().collect(Collectors.toMap(StatusRow::id, disk -> payload(payloads, disk).instanceId)),
                DeviceNames.SYSTEM);
        instances.writeImages(fresh.stream()
                .map(disk -> payload(payloads, disk))
                .collect(Collectors.toMap(Payload::instanceId, Payload::imageId)));
        meters.follow(DiskCharges.KIND, fresh.stream().map(StatusRow::id).toList());
        meters.follow(
                InstanceCharges.KIND,
                fresh.stream().map(disk -> payload(payloads, disk).instanceId).toList());
    }

    /** Releases disks. */
    private void drop(Collection<StatusRow<DiskStatus>> disks) {
        lifecycle.fire(disks, DiskEvent.DELETE, type());
        lifecycle.fire(disks, DiskEvent.DELETED, type());
        rows.delete(disks.stream().map(StatusRow::id).toList());
    }

    /** In the order of ids. A task whose disk was never made has no name here. */
    private static TreeSet<String> named(Collection<Payload> payloads, Function<Payload, @Nullable String> id) {
        return payloads.stream().map(id).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Payload payload(Map<String, Payload> payloads, StatusRow<DiskStatus> disk) {
        return Objects.requireNonNull(payloads.get(disk.id()));
    }
}
