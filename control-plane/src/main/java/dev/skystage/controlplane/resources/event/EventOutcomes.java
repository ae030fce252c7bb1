package dev.skystage.controlplane.resources.event;

import static dev.skystage.controlplane.resources.event.EventType.Effect.*;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.persistence.Stateful;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Ends events because of what happens to their instances. Whoever does before its time what an event would do, avoids
 * the event; an event that is being executed succeeds or fails with its instance. Events have a lifecycle too, and a
 * lifecycle needs all listeners to be built: hence the provider, which breaks the cycle.
 */
@Component
record EventOutcomes(ObjectProvider<SystemEvents> provider) implements FiringListener {
    @Override
    public void fired(Firing firing) {
        if (!firing.resource().equals("instance")) {
            return;
        }
        var instances = firing.rows().stream().map(Stateful::id).toList();
        var events = provider.getObject();
        switch (firing.event()) {
            case "REBOOT" -> events.avoid(EventType.with(REBOOT), instances, firing.cause());
            case "START" ->
                events.avoid(
                        Stream.concat(EventType.with(REBOOT).stream(), Stream.of(EventType.FAILURE_REDEPLOY.wire()))
                                .toList(),
                        instances,
                        firing.cause());
            case "STOP" ->
                events.avoid(
                        List.of(EventType.MAINTENANCE_STOP.wire(), EventType.FAILURE_STOP.wire()),
                        instances,
                        firing.cause());
            case "STARTED" -> events.end(EventType.with(REBOOT, REDEPLOY), instances, EventTurn.SUCCEED);
            case "START_FAILED" -> events.end(EventType.with(REBOOT, REDEPLOY), instances, EventTurn.FAIL);
            case "STOPPED", "STOP_FORCED" -> events.end(EventType.with(STOP), instances, EventTurn.SUCCEED);
            case "RELEASE" -> {
                events.avoid(EventType.with(DELETE, RECALL), instances, firing.cause());
                events.cancelAllBut(EventType.with(DELETE), instances);
            }
            case "RELEASED" -> events.end(EventType.with(DELETE), instances, EventTurn.SUCCEED);
            default -> {}
        }
    }
}
