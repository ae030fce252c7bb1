package dev.skystage.controlplane.resources.eip;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.eip.EipRows;
import dev.skystage.persistence.eip.EipStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import java.util.List;

/** Unbinds an elastic IP address; one that cannot be unbound stays bound. */
@HandlesTask(value = "eip.unassociate", delay = "PT3S", jitter = "PT1S")
public class FinishUnassociate extends Finish<EipStatus, EipEvent, NoPayload> {
    private final EipRows rows;

    FinishUnassociate(EipRows rows, EipLifecycle lifecycle) {
        super(
                rows,
                lifecycle,
                EipStatus.UNASSOCIATING,
                EipEvent.UNASSOCIATED,
                GiveUp.fire(EipEvent.UNASSOCIATE_FAILED));
        this.rows = rows;
    }

    @Override
    protected void finish(List<StatusRow<EipStatus>> fired, EipEvent event, TaskBatch<NoPayload> batch) {
        if (event == EipEvent.UNASSOCIATED) {
            rows.writeUnbound(fired);
        } else {
            super.finish(fired, event, batch);
        }
    }
}
