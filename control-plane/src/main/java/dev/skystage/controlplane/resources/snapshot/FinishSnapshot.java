package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.snapshot.SnapshotRows;
import dev.skystage.persistence.snapshot.SnapshotStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import java.util.List;

/** Completes a snapshot: from then on it counts in the size of its chain. One that cannot be made has failed. */
@HandlesTask(value = "snapshot.make", delay = "PT10S", jitter = "PT2S")
public class FinishSnapshot extends Finish<SnapshotStatus, SnapshotEvent, NoPayload> {
    /** The making of a snapshot. Deleting the snapshot ends it early; CancelTask cannot. */
    public static final OperationKind<NoPayload> MAKING =
            new OperationKind<>("CreateSnapshot", ResourceType.SNAPSHOT, FinishSnapshot.class, false);

    private final SnapshotRows rows;
    private final SnapshotLinks links;
    private final Operations operations;

    FinishSnapshot(SnapshotRows rows, SnapshotLifecycle lifecycle, SnapshotLinks links, Operations operations) {
        super(rows, lifecycle, SnapshotStatus.PROGRESSING, SnapshotEvent.ACCOMPLISH, GiveUp.fire(SnapshotEvent.FAIL));
        this.rows = rows;
        this.links = links;
        this.operations = operations;
    }

    @Override
    protected void finish(List<StatusRow<SnapshotStatus>> fired, SnapshotEvent event, TaskBatch<NoPayload> batch) {
        var ids = fired.stream().map(StatusRow::id).toList();
        rows.write(fired, batch.now());
        links.recount(rows.linksOf(ids));
        if (event == SnapshotEvent.ACCOMPLISH) {
            operations.finish(MAKING, ids);
        } else {
            operations.fail(MAKING, ids, "CreateSnapshot.Failed", "The process of creating snapshot failed.");
        }
    }
}
