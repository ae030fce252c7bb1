package dev.skystage.controlplane.resources.vpc;

import static dev.skystage.controlplane.resources.vpc.NetworkEvent.CREATED;
import static dev.skystage.persistence.vpc.NetworkStatus.AVAILABLE;
import static dev.skystage.persistence.vpc.NetworkStatus.PENDING;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of a custom entry of a route table. Its end is the deletion of the row. */
@Component
public class RouteEntryLifecycle extends Lifecycle<NetworkStatus, NetworkEvent> {
    RouteEntryLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(NetworkStatus.class, NetworkEvent.class, PENDING, "IncorrectRouteEntryStatus", clock, listeners);
    }

    @Override
    public String resource() {
        return "routeentry";
    }

    @Override
    protected void define(Transitions<NetworkStatus, NetworkEvent> transitions) {
        transitions.on(CREATED, PENDING, AVAILABLE);
    }
}
