package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.persistence.Stateful;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A restart before its time avoids rehearsed maintenance. */
@Component
record AvoidedEvents(SystemEvents events) implements FiringListener {
    private static final Set<String> RESTARTS = Set.of("REBOOT", "START");

    @Override
    public void fired(Firing firing) {
        if (firing.resource().equals("instance") && RESTARTS.contains(firing.event())) {
            events.avoid(firing.rows().stream().map(Stateful::id).toList());
        }
    }
}
