package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.Task;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the instance with its disks; RunInstances goes on to start it, CreateInstance leaves it shut down (payload
 * {@code start}). One that cannot be made is released.
 */
@HandlesTask(ProvisionInstance.TYPE)
public record ProvisionInstance(
        InstanceRows instances,
        InstanceLifecycle lifecycle,
        DiskRows disks,
        DiskLifecycle diskLifecycle,
        InstanceTasks tasks,
        CloudClock clock)
        implements TaskHandler {
    static final String TYPE = "instance.provision";

    @Override
    public void run(TaskBatch batch) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.PENDING);
        if (rows.isEmpty()) {
            return;
        }
        var toStart = batch.tasks().stream()
                .filter(task -> Boolean.parseBoolean(task.payload().get("start")))
                .map(Task::resourceId)
                .collect(Collectors.toSet());
        var starting = rows.stream().filter(row -> toStart.contains(row.id())).toList();
        var staying = rows.stream().filter(row -> !toStart.contains(row.id())).toList();
        lifecycle.fire(starting, InstanceEvent.CREATED_TO_START, TYPE);
        lifecycle.fire(staying, InstanceEvent.CREATED, TYPE);
        instances.write(rows);
        var made = disks.lockOf(rows.stream().map(row -> row.id()).toList()).stream()
                .filter(disk -> disk.status() == DiskStatus.CREATING)
                .toList();
        diskLifecycle.fire(made, DiskEvent.CREATED_ATTACHED, TYPE);
        disks.writeAttached(made, clock.now());
        starting.forEach(row -> batch.then(row.id(), FinishStart.class));
    }

    @Override
    public void exhausted(TaskBatch batch) {
        var rows = instances.lock(batch.resourceIds(), InstanceStatus.PENDING);
        lifecycle.fire(rows, InstanceEvent.CREATION_FAILED, TYPE);
        instances.writeReleasing(rows);
        tasks.submit(ReleaseInstance.class, rows, Map.of());
    }
}
