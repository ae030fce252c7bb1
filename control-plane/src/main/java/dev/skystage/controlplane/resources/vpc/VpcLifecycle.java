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

/** The lifecycle of a VPC. Its end is the deletion of the row. */
@Component
public class VpcLifecycle extends Lifecycle<NetworkStatus, NetworkEvent> {
    VpcLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(NetworkStatus.class, NetworkEvent.class, PENDING, "IncorrectVpcStatus", clock, listeners);
    }

    @Override
    public String resource() {
        return "vpc";
    }

    @Override
    protected void define(Transitions<NetworkStatus, NetworkEvent> transitions) {
        transitions.on(CREATED, PENDING, AVAILABLE);
    }
}
