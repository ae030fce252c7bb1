package dev.skystage.controlplane.resources.snapshot;

import static dev.skystage.controlplane.resources.snapshot.SnapshotEvent.ACCOMPLISH;
import static dev.skystage.controlplane.resources.snapshot.SnapshotEvent.DELETE;
import static dev.skystage.controlplane.resources.snapshot.SnapshotEvent.FAIL;
import static dev.skystage.persistence.snapshot.SnapshotStatus.ACCOMPLISHED;
import static dev.skystage.persistence.snapshot.SnapshotStatus.DELETED;
import static dev.skystage.persistence.snapshot.SnapshotStatus.FAILED;
import static dev.skystage.persistence.snapshot.SnapshotStatus.PROGRESSING;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.snapshot.SnapshotStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of a snapshot (contract: storage-lifecycle.json). */
@Component
public class SnapshotLifecycle extends Lifecycle<SnapshotStatus, SnapshotEvent> {
    SnapshotLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(SnapshotStatus.class, SnapshotEvent.class, PROGRESSING, "InvalidSnapshotId.NotReady", clock, listeners);
    }

    @Override
    public String resource() {
        return "snapshot";
    }

    @Override
    protected void define(Transitions<SnapshotStatus, SnapshotEvent> transitions) {
        transitions
                .on(ACCOMPLISH, PROGRESSING, ACCOMPLISHED)
                .on(FAIL, PROGRESSING, FAILED)
                .on(DELETE, PROGRESSING, DELETED)
                .on(DELETE, ACCOMPLISHED, DELETED)
                .on(DELETE, FAILED, DELETED);
    }
}
