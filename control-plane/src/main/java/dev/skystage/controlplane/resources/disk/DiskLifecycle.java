package dev.skystage.controlplane.resources.disk;

import static dev.skystage.controlplane.resources.disk.DiskEvent.*;
import static dev.skystage.persistence.disk.DiskStatus.*;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of a disk (contract: storage-lifecycle.json). */
@Component
public class DiskLifecycle extends Lifecycle<DiskStatus, DiskEvent> {
    DiskLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(DiskStatus.class, DiskEvent.class, CREATING, "IncorrectDiskStatus", clock, listeners);
    }

    @Override
    public String resource() {
        return "disk";
    }

    @Override
    protected void define(Transitions<DiskStatus, DiskEvent> transitions) {
        transitions
                .on(CREATED, CREATING, AVAILABLE)
                .on(CREATED_ATTACHED, CREATING, IN_USE)
                .on(ATTACH, AVAILABLE, ATTACHING)
                .on(ATTACHED, ATTACHING, IN_USE)
                .on(ATTACH_FAILED, ATTACHING, AVAILABLE)
                .on(DETACH, IN_USE, DETACHING)
                .on(DETACHED, DETACHING, AVAILABLE)
                .on(DETACH_FAILED, DETACHING, IN_USE)
                .on(RE_INIT, IN_USE, RE_INITING)
                .on(RE_INITED, RE_INITING, IN_USE)
                .on(SPEC_CHANGED, AVAILABLE, AVAILABLE)
                .on(SPEC_CHANGE_FAILED, AVAILABLE, AVAILABLE)
                .on(SPEC_CHANGED, ATTACHING, ATTACHING)
                .on(SPEC_CHANGE_FAILED, ATTACHING, ATTACHING)
                .on(SPEC_CHANGED, IN_USE, IN_USE)
                .on(SPEC_CHANGE_FAILED, IN_USE, IN_USE)
                .on(SPEC_CHANGED, DETACHING, DETACHING)
                .on(SPEC_CHANGE_FAILED, DETACHING, DETACHING)
                .on(SPEC_CHANGED, RE_INITING, RE_INITING)
                .on(SPEC_CHANGE_FAILED, RE_INITING, RE_INITING)
                .on(DELETE, CREATING, DELETING)
                .on(DELETE, AVAILABLE, DELETING)
                .on(DELETE, ATTACHING, DELETING)
                .on(DELETE, IN_USE, DELETING)
                .on(DELETE, DETACHING, DELETING)
                .on(DELETE, RE_INITING, DELETING)
                .on(INSTANCE_RELEASED, ATTACHING, AVAILABLE)
                .on(INSTANCE_RELEASED, IN_USE, AVAILABLE)
                .on(INSTANCE_RELEASED, DETACHING, AVAILABLE)
                .on(INSTANCE_RELEASED, RE_INITING, AVAILABLE)
                .on(INSTANCE_RELEASED, CREATING, AVAILABLE)
                .on(DiskEvent.DELETED, DELETING, DiskStatus.DELETED);
    }
}
