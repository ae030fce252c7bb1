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

/** Attaches a network interface; one that cannot be attached is available again. */
@HandlesTask(value = "eni.attach", delay = "PT3S", jitter = "PT1S")
public class FinishAttach extends Finish<EniStatus, EniEvent, NoPayload> {
    private final EniRows rows;

    FinishAttach(EniRows rows, EniLifecycle lifecycle) {
        super(rows, lifecycle, EniStatus.ATTACHING, EniEvent.ATTACHED, GiveUp.fire(EniEvent.ATTACH_FAILED));
        this.rows = rows;
    }

    @Override
    protected void finish(List<StatusRow<EniStatus>> fired, EniEvent event, TaskBatch<NoPayload> batch) {
        if (event == EniEvent.ATTACHED) {
            super.finish(fired, event, batch);
        } else {
            rows.writeDetached(fired);
        }
    }
}
