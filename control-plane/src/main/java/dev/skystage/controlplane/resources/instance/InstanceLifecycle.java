package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.resources.instance.InstanceEvent.*;
import static dev.skystage.persistence.instance.InstanceStatus.*;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of an instance (contract: instance-lifecycle.json). */
@Component
public class InstanceLifecycle extends Lifecycle<InstanceStatus, InstanceEvent> {
    InstanceLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(InstanceStatus.class, InstanceEvent.class, PENDING, "IncorrectInstanceStatus", clock, listeners);
    }

    @Override
    public String resource() {
        return "instance";
    }

    @Override
    protected void define(Transitions<InstanceStatus, InstanceEvent> transitions) {
        transitions
                .on(CREATED_TO_START, PENDING, STARTING)
                .on(CREATED, PENDING, InstanceStatus.STOPPED)
                .on(CREATION_FAILED, PENDING, RELEASING)
                .on(START, InstanceStatus.STOPPED, STARTING)
                .on(STARTED, STARTING, RUNNING)
                .on(START_FAILED, STARTING, InstanceStatus.STOPPED)
                .on(STOP, RUNNING, STOPPING)
                .on(InstanceEvent.STOPPED, STOPPING, InstanceStatus.STOPPED)
                .on(STOP_FORCED, STOPPING, InstanceStatus.STOPPED)
                .on(REBOOT, RUNNING, STARTING)
                .on(RELEASE, PENDING, RELEASING)
                .on(RELEASE, STARTING, RELEASING)
                .on(RELEASE, RUNNING, RELEASING)
                .on(RELEASE, STOPPING, RELEASING)
                .on(RELEASE, InstanceStatus.STOPPED, RELEASING)
                .on(InstanceEvent.RELEASED, RELEASING, InstanceStatus.RELEASED);
    }
}
