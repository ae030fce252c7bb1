package dev.skystage.controlplane.resources.instance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.skystage.controlplane.resources.event.EventTurn;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.EventType.Effect;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.event.EventRows;
import dev.skystage.persistence.event.EventRows.Due;
import dev.skystage.persistence.event.EventStatus;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.task.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Does what an event announces when its time has come: restarts, moves, stops or releases the instance. Rehearsals only
 * pass. How an event ends follows from what happens to its instance.
 */
@Component
record EventExecution(
        EventRows rows, SystemEvents events, InstanceRows instances, InstanceLifecycle lifecycle, Verbs verbs)
        implements Reconciler {
    private static final String NAME = "system-events";
    private static final int BATCH = 1000;

    /** The verbs that events use. */
    @Component
    record Verbs(InstanceStops stops, InstanceReleases releases, Redeployments redeployments, Tasks tasks) {}

    private record Work(Effect effect, StatusRow<EventStatus> event, StatusRow<InstanceStatus> instance) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> rows.lockPassed(now, BATCH), passed -> events.turn(passed, NAME, EventTurn.PASS));
        Reconciler.each(() -> rows.due(now, BATCH), due -> carryOut(due, now));
    }

    @Override
    public String nextDue() {
        return EventRows.NEXT_DUE;
    }

    private void carryOut(List<Due> due, Instant now) {
        var byId = byId(instances.lock(due.stream().map(Due::instanceId).toList()));
        var locked = byId(rows.lock(due.stream().map(Due::eventId).toList(), EventStatus.SCHEDULED));
        var pointless = new ArrayList<StatusRow<EventStatus>>();
        var renewed = new ArrayList<StatusRow<EventStatus>>();
        var done = new ArrayList<StatusRow<EventStatus>>();
        var works = new ArrayList<Work>();
        for (var one : due) {
            var event = locked.get(one.eventId());
            var instance = byId.get(one.instanceId());
            if (event == null) {
                continue; // it was avoided meanwhile
            }
            var type = EventType.of(one.type()).orElseThrow();
            var effect = type.effect();
            if (type.isExpiration() && one.paid()) {
                renewed.add(event);
            } else if (instance == null) {
                pointless.add(event);
            } else if (isDone(effect, instance.status(), one.placed())) {
                done.add(event);
            } else if (instance.status() == InstanceStatus.RUNNING || instance.status() == InstanceStatus.STOPPED) {
                works.add(new Work(effect, event, instance));
            }
        }
        events.turn(renewed, NAME, EventTurn.AVOID);
        events.turn(pointless, NAME, EventTurn.CANCEL);
        events.turn(done, NAME, EventTurn.EXECUTE, EventTurn.SUCCEED);
        events.turn(works.stream().map(Work::event).toList(), NAME, EventTurn.EXECUTE);
        works.stream()
                .collect(groupingBy(Work::effect, () -> new EnumMap<>(Effect.class), mapping(Work::instance, toList())))
                .forEach((effect, rows) -> carryOut(effect, rows, now));
    }

    /** An instance that is shut down needs no restart or stop, and one without a place needs no other. */
    private static boolean isDone(Effect effect, InstanceStatus status, boolean placed) {
        return status == InstanceStatus.STOPPED
                && (effect == Effect.REBOOT || effect == Effect.STOP || (effect == Effect.REDEPLOY && !placed));
    }

    private void carryOut(Effect effect, List<StatusRow<InstanceStatus>> all, Instant now) {
        switch (effect) {
            case REBOOT -> restart(all, now);
            case STOP -> verbs.stops.stop(all, NAME);
            case DELETE -> verbs.releases.release(all, NAME);
            case RECALL -> {} // SpotInterruptions does it
            case REDEPLOY -> {
                var running = all.stream().collect(partitioningBy(row -> row.status() == InstanceStatus.RUNNING));
                verbs.redeployments.ofRunning(running.getOrDefault(true, List.of()), NAME);
                verbs.redeployments.ofStopped(running.getOrDefault(false, List.of()), NAME);
            }
        }
    }

    private void restart(List<StatusRow<InstanceStatus>> running, Instant now) {
        lifecycle.fire(running, InstanceEvent.REBOOT, NAME);
        instances.write(running, now);
        verbs.tasks.submit(FinishReboot.class, running);
    }

    private static <S extends Enum<S>> Map<String, StatusRow<S>> byId(List<StatusRow<S>> rows) {
        return rows.stream().collect(toMap(StatusRow::id, Function.identity()));
    }
}
