package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Releases instances whose automatic release time has come, in any status, even protected ones. */
@Component
record AutoReleases(InstanceRows instances, InstanceReleases releases) implements Reconciler {
    private static final int BATCH = 1000;

    @Override
    public String name() {
        return "auto-release";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> instances.lockDueForRelease(now, BATCH), due -> releases.release(due, name()));
    }

    @Override
    public String nextDue() {
        return InstanceRows.NEXT_RELEASE;
    }
}
