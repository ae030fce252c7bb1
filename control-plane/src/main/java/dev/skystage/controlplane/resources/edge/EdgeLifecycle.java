package dev.skystage.controlplane.resources.edge;

import static dev.skystage.controlplane.resources.edge.EdgeEvent.CREATED;
import static dev.skystage.controlplane.resources.edge.EdgeEvent.EXPIRE;
import static dev.skystage.controlplane.resources.edge.EdgeEvent.RELEASE;
import static dev.skystage.persistence.edge.EdgeStatus.CREATING;
import static dev.skystage.persistence.edge.EdgeStatus.EXPIRED;
import static dev.skystage.persistence.edge.EdgeStatus.RELEASED;
import static dev.skystage.persistence.edge.EdgeStatus.RUNNING;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.edge.EdgeStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of an instance of an edge region: it starts by itself, and ends with its subscription. */
@Component
public class EdgeLifecycle extends Lifecycle<EdgeStatus, EdgeEvent> {
    EdgeLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(EdgeStatus.class, EdgeEvent.class, CREATING, "InvalidParameter", clock, listeners);
    }

    @Override
    public String resource() {
        return "edgeinstance";
    }

    @Override
    protected void define(Transitions<EdgeStatus, EdgeEvent> transitions) {
        transitions.on(CREATED, CREATING, RUNNING);
        transitions.on(EXPIRE, RUNNING, EXPIRED);
        transitions.on(RELEASE, EXPIRED, RELEASED);
    }
}
