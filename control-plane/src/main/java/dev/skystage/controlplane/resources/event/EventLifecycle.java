package dev.skystage.controlplane.resources.event;

import static dev.skystage.controlplane.resources.event.EventTurn.*;
import static dev.skystage.persistence.event.EventStatus.*;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.event.EventStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of a system event (contract: events-and-tasks.json). */
@Component
public class EventLifecycle extends Lifecycle<EventStatus, EventTurn> {
    EventLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(EventStatus.class, EventTurn.class, SCHEDULED, "InvalidEventId.NoInquiringEventFound", clock, listeners);
    }

    @Override
    public String resource() {
        return "event";
    }

    @Override
    protected void define(Transitions<EventStatus, EventTurn> transitions) {
        transitions
                .on(INQUIRE, SCHEDULED, INQUIRING)
                .on(ACCEPT, INQUIRING, SCHEDULED)
                .on(EXECUTE, SCHEDULED, EXECUTING)
                .on(PASS, SCHEDULED, EXECUTED)
                .on(SUCCEED, EXECUTING, EXECUTED)
                .on(FAIL, EXECUTING, FAILED)
                .on(AVOID, INQUIRING, AVOIDED)
                .on(AVOID, SCHEDULED, AVOIDED)
                .on(CANCEL, INQUIRING, CANCELED)
                .on(CANCEL, SCHEDULED, CANCELED)
                .on(CANCEL, EXECUTING, CANCELED);
    }
}
