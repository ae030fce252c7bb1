package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.persistence.snapshot.SnapshotRows;
import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Deletes snapshots whose retention has ended. */
@Component
record SnapshotRetention(SnapshotRows rows, SnapshotDeletions deletions) implements Reconciler {
    private static final int BATCH = 1000;

    @Override
    public String name() {
        return "snapshot-retention";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> rows.lockExpired(now, BATCH), due -> deletions.delete(due, name()));
    }

    @Override
    public String nextDue() {
        return SnapshotRows.NEXT_EXPIRY;
    }
}
