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
 * What becomes of the events of instances when something happens to those: who does before its time what an event would do
 * avoids it, and what is being done has succeeded or failed. Events have a lifecycle too, and lifecycles are built from
 * their listeners: therefore the provider.
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
