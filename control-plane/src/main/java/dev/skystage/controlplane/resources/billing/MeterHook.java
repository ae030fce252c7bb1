package dev.skystage.controlplane.resources.billing;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.persistence.Stateful;
import org.springframework.stereotype.Component;

/** Has the meters follow the lifecycles of resources. */
@Component
record MeterHook(Meters meters) implements FiringListener {
    @Override
    public void fired(Firing firing) {
        if (!firing.event().equals(Firing.CREATE) && meters.isCharged(firing.resource(), firing.event())) {
            meters.follow(
                    firing.resource(), firing.rows().stream().map(Stateful::id).toList());
        }
    }
}
