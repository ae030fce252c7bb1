package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.resources.eni.EniEvent.*;
import static dev.skystage.persistence.eni.EniStatus.*;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of a network interface. Its end is the deletion of the row. */
@Component
public class EniLifecycle extends Lifecycle<EniStatus, EniEvent> {
    EniLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(EniStatus.class, EniEvent.class, AVAILABLE, "InvalidOperation.InvalidEniState", clock, listeners);
    }

    @Override
    public String resource() {
        return "eni";
    }

    @Override
    protected void define(Transitions<EniStatus, EniEvent> transitions) {
        transitions
                .on(CREATED_ATTACHED, AVAILABLE, IN_USE)
                .on(ATTACH, AVAILABLE, ATTACHING)
                .on(ATTACHED, ATTACHING, IN_USE)
                .on(ATTACH_FAILED, ATTACHING, AVAILABLE)
                .on(DETACH, IN_USE, DETACHING)
                .on(DETACHED, DETACHING, AVAILABLE)
                .on(DETACH_FAILED, DETACHING, IN_USE)
                .on(INSTANCE_RELEASED, ATTACHING, AVAILABLE)
                .on(INSTANCE_RELEASED, IN_USE, AVAILABLE)
                .on(INSTANCE_RELEASED, DETACHING, AVAILABLE);
    }
}
