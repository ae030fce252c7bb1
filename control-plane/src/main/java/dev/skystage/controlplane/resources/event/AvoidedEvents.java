package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.persistence.Stateful;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A restart before its time avoids rehearsed maintenance, a release before its time an interruption. */
@Component
record AvoidedEvents(SystemEvents events) implements FiringListener {
    private static final Set<String> RESTARTS = Set.of("REBOOT", "START");

    @Override
    public void fired(Firing firing) {
        if (!firing.resource().equals("instance")) {
            return;
        }
        var instances = firing.rows().stream().map(Stateful::id).toList();
        if (RESTARTS.contains(firing.event())) {
            events.avoid(instances);
        } else if (firing.event().equals("RELEASE")) {
            events.end(EventType.INTERRUPTION, instances, EventStatus.AVOIDED);
        }
    }
}
