package dev.skystage.controlplane.resources.eni;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.eni.EniRows;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import java.util.List;

/** Detaches a network interface; one that cannot be detached stays in use. */
@HandlesTask(value = "eni.detach", delay = "PT3S", jitter = "PT1S")
public class FinishDetach extends Finish<EniStatus, EniEvent, NoPayload> {
    private final EniRows rows;

    FinishDetach(EniRows rows, EniLifecycle lifecycle) {
        super(rows, lifecycle, EniStatus.DETACHING, EniEvent.DETACHED, GiveUp.fire(EniEvent.DETACH_FAILED));
        this.rows = rows;
    }

    @Override
    protected void finish(List<StatusRow<EniStatus>> fired, EniEvent event, TaskBatch<NoPayload> batch) {
        if (event == EniEvent.DETACHED) {
            rows.writeDetached(fired);
        } else {
            super.finish(fired, event, batch);
        }
    }
}
