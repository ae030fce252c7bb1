package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import dev.skystage.scheduler.task.Tasks;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes disks usable again that were set back to an earlier state, and starts the instances that wait for that. */
@HandlesTask(value = "disk.init", delay = "PT6S", jitter = "PT2S")
public record FinishInit(
        DiskRows rows,
        DiskLifecycle lifecycle,
        InstanceRows instances,
        InstanceLifecycle instanceLifecycle,
        Tasks tasks)
        implements TaskHandler<FinishInit.Payload> {
    private static final Duration REST = Duration.ofMinutes(10);

    /** The disk's instance, and whether it is to be started. */
    public record Payload(String instanceId, @Nullable Boolean start) {
        boolean starts() {
            return Boolean.TRUE.equals(start);
        }
    }

    @Override
    public void run(TaskBatch<Payload> batch) {
        // instances before disks, as the order of locks demands
        var stopped = instances.lock(toStart(batch, batch.resourceIds()), InstanceStatus.STOPPED);
        var waiting = rows.lock(batch.resourceIds(), DiskStatus.RE_INITING);
        if (waiting.isEmpty()) {
            return;
        }
        lifecycle.fire(waiting, DiskEvent.RE_INITED, type());
        rows.write(waiting, batch.now());
        var ready = toStart(batch, waiting.stream().map(StatusRow::id).toList());
        var sick = rows.instancesWithOther(ready, List.of(DiskStatus.IN_USE));
        start(
                stopped.stream()
                        .filter(instance -> ready.contains(instance.id()) && !sick.contains(instance.id()))
                        .toList(),
                batch);
    }

    private void start(List<StatusRow<InstanceStatus>> starting, TaskBatch<Payload> batch) {
        if (!starting.isEmpty()) {
            instanceLifecycle.fire(starting, InstanceEvent.START, type());
            instances.write(starting, batch.now());
            tasks.submit(FinishStart.class, starting);
        }
    }

    private static Set<String> toStart(TaskBatch<Payload> batch, Collection<String> diskIds) {
        return diskIds.stream()
                .map(batch::payload)
                .filter(Payload::starts)
                .map(Payload::instanceId)
                .collect(Collectors.toSet());
    }

    /** It cannot be undone either, so it is tried again. */
    @Override
    public void exhausted(TaskBatch<Payload> batch) {
        rows.lock(batch.resourceIds(), DiskStatus.RE_INITING).forEach(disk -> batch.anew(disk.id(), REST));
    }
}
