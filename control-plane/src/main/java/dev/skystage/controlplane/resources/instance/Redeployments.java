package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.event.EventTurn;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.EventType.Effect;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.NoPayload;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Moves instances to other hosts and starts them there. A running one is shut down first ({@link LeaveHost}), a stopped
 * one moves at once; both are then started ({@link FinishRedeploy}). One for which no other host is found stays where
 * it is, in the status that it had.
 */
@Component
public record Redeployments(
        InstanceRows rows,
        InstanceLifecycle lifecycle,
        InstanceDisks disks,
        Evacuation evacuation,
        SystemEvents events,
        Operations operations,
        CloudClock clock) {
    private static final String ACTION = "RedeployInstance";
    static final OperationKind<NoPayload> LEAVING =
            new OperationKind<>(ACTION, ResourceType.INSTANCE, LeaveHost.class, false);
    static final OperationKind<NoPayload> STARTING =
            new OperationKind<>(ACTION, ResourceType.INSTANCE, FinishRedeploy.class, false);

    /** Begins to move a locked instance whose event allows that, or refuses; returns the id of the operation. */
    public String asked(Instance instance, String cause) {
        disks.healthy(List.of(instance)).accept(instance);
        check(events.isRedeployable(instance.id), "InvalidOperation.RedeployInstance", "no maintenance events found");
        var row = rows.lock(List.of(instance.id));
        var begun = instance.status() == InstanceStatus.RUNNING ? ofRunning(row, cause) : ofStopped(row, cause);
        return begun.getFirst();
    }

    /** Begins to move locked instances that run; returns the ids of the operations. */
    public List<String> ofRunning(List<StatusRow<InstanceStatus>> running, String cause) {
        lifecycle.fire(running, InstanceEvent.STOP, cause);
        rows.write(running, clock.now());
        return operations.begin(LEAVING, running, new NoPayload());
    }

    /** Begins to move locked instances that are stopped; returns the ids of the operations. */
    public List<String> ofStopped(List<StatusRow<InstanceStatus>> stopped, String cause) {
        var begun = operations.begin(STARTING, stopped, new NoPayload());
        var moved = move(stopped.stream().map(StatusRow::id).toList(), cause);
        var starting = stopped.stream().filter(row -> moved.contains(row.id())).toList();
        lifecycle.fire(starting, InstanceEvent.START, cause);
        rows.write(starting, clock.now());
        return begun;
    }

    /** Moves locked instances; ends the operations of those that cannot be moved as failed. */
    Set<String> move(Collection<String> instanceIds, String cause) {
        var moved = evacuation.redeploy(instanceIds);
        events.moved(moved, cause);
        fail(instanceIds.stream().filter(id -> !moved.contains(id)).toList(), "No other host has room for it.");
        return moved;
    }

    void fail(Collection<String> instanceIds, String why) {
        operations.fail(LEAVING, instanceIds, "OperationDenied.NoStock", why);
        events.end(EventType.with(Effect.REDEPLOY), instanceIds, EventTurn.FAIL);
    }
}
