package dev.skystage.controlplane.resources.instance;

import static java.util.stream.Collectors.groupingBy;

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
import java.util.List;

/**
 * Brings instances whose host has failed back into service: on the same host if it is back, else on another one. If
 * their deployment set leaves no host for them they leave the set or stay shut down, as the set says; if there is no
 * room at all they stay shut down. Where data on local disks would be lost, the owner is asked.
 */
@HandlesTask(value = "instance.recover", delay = "PT20S", jitter = "PT5S")
public class RecoverInstance implements TaskHandler<NoPayload> {
    private static final String REASON =
            "The host of the instance has failed. On another one its local disks are empty.";

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
        var outcome = evacuation.of(waiting.stream().map(StatusRow::id).toList());
        var byFate = waiting.stream().collect(groupingBy(row -> outcome.lost().contains(row.id())));
        fire(byFate.getOrDefault(false, List.of()), InstanceEvent.STARTED, batch.now());
        fire(byFate.getOrDefault(true, List.of()), InstanceEvent.START_FAILED, batch.now());
        events.inquire(
                EventType.FAILURE_REDEPLOY,
                REASON,
                waiting.stream()
                        .filter(row -> outcome.bound().contains(row.id()))
                        .toList());
    }

    @Override
    public void exhausted(TaskBatch<NoPayload> batch) {
        fire(rows.lock(batch.resourceIds(), InstanceStatus.STARTING), InstanceEvent.START_FAILED, batch.now());
    }

    private void fire(List<StatusRow<InstanceStatus>> instances, InstanceEvent event, Instant now) {
        lifecycle.fire(instances, event, type());
        rows.write(instances, now);
    }
}
