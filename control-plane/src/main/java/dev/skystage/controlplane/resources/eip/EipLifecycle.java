package dev.skystage.controlplane.resources.eip;

import static dev.skystage.controlplane.resources.eip.EipEvent.*;
import static dev.skystage.persistence.eip.EipStatus.*;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.eip.EipStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of an elastic IP address. Its end is the deletion of the row. */
@Component
public class EipLifecycle extends Lifecycle<EipStatus, EipEvent> {
    EipLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(EipStatus.class, EipEvent.class, AVAILABLE, "IncorrectEipStatus", clock, listeners);
    }

    @Override
    public String resource() {
        return "eip";
    }

    @Override
    protected void define(Transitions<EipStatus, EipEvent> transitions) {
        transitions
                .on(CONVERTED, AVAILABLE, IN_USE)
                .on(ASSOCIATE, AVAILABLE, ASSOCIATING)
                .on(ASSOCIATED, ASSOCIATING, IN_USE)
                .on(ASSOCIATE_FAILED, ASSOCIATING, AVAILABLE)
                .on(UNASSOCIATE, IN_USE, UNASSOCIATING)
                .on(UNASSOCIATED, UNASSOCIATING, AVAILABLE)
                .on(UNASSOCIATE_FAILED, UNASSOCIATING, IN_USE)
                .on(RELEASED_FROM, ASSOCIATING, AVAILABLE)
                .on(RELEASED_FROM, IN_USE, AVAILABLE)
                .on(RELEASED_FROM, UNASSOCIATING, AVAILABLE);
    }
}
