package dev.skystage.controlplane.resources.instance;

import static java.util.stream.Collectors.groupingBy;

import dev.skystage.controlplane.resources.event.EventStatus;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings instances whose host has failed into service again: where they are if the host is back, else on another one. If
 * their deployment set leaves no host for them, they leave the set or stay shut down, as the set says; without any room
 * they stay shut down.
 */
@HandlesTask(value = "instance.recover", delay = "PT20S", jitter = "PT5S")
public class RecoverInstance implements TaskHandler<NoPayload> {
    private final InstanceRows rows;
    private final InstanceLifecycle lifecycle;
    private final Evacuation evacuation;
    private final SystemEvents events;

    RecoverInstance(InstanceRows rows, InstanceLifecycle lifecycle, Evacuation evacuation, SystemEvents events) {
        this.rows = rows;
        this.lifecycle = lifecycle;
        this.evacuation = evacuation;
        this.events = events;
    }

    @Override
    public void run(TaskBatch<NoPayload> batch) {
        var waiting = rows.lock(batch.resourceIds(), InstanceStatus.STARTING);
        var lost = evacuation.of(waiting.stream().map(StatusRow::id).toList());
        var byFate = waiting.stream().collect(groupingBy(row -> lost.contains(row.id())));
        end(byFate.getOrDefault(false, List.of()), InstanceEvent.STARTED, EventStatus.EXECUTED, batch.now());
        end(byFate.getOrDefault(true, List.of()), InstanceEvent.START_FAILED, EventStatus.FAILED, batch.now());
        events.end(EventType.FAILURE_REBOOT, others(batch.resourceIds(), waiting), EventStatus.CANCELED);
    }

    @Override
    public void exhausted(TaskBatch<NoPayload> batch) {
        end(
                rows.lock(batch.resourceIds(), InstanceStatus.STARTING),
                InstanceEvent.START_FAILED,
                EventStatus.FAILED,
                batch.now());
        events.end(EventType.FAILURE_REBOOT, batch.resourceIds(), EventStatus.CANCELED);
    }

    private void end(List<StatusRow<InstanceStatus>> instances, InstanceEvent event, EventStatus end, Instant now) {
        if (!instances.isEmpty()) {
            lifecycle.fire(instances, event, type());
            rows.write(instances, now);
            events.end(
                    EventType.FAILURE_REBOOT,
                    instances.stream().map(StatusRow::id).toList(),
                    end);
        }
    }

    /** Those that have gone another way meanwhile. */
    private static Set<String> others(Collection<String> ids, List<StatusRow<InstanceStatus>> waiting) {
        var others = new HashSet<>(ids);
        waiting.forEach(row -> others.remove(row.id()));
        return others;
    }
}
