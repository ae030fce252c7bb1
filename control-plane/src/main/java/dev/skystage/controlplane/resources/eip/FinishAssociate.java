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

/** Binds an elastic IP address; one that cannot be bound is available again. */
@HandlesTask(value = "eip.associate", delay = "PT3S", jitter = "PT1S")
public class FinishAssociate extends Finish<EipStatus, EipEvent, NoPayload> {
    private final EipRows rows;

    FinishAssociate(EipRows rows, EipLifecycle lifecycle) {
        super(rows, lifecycle, EipStatus.ASSOCIATING, EipEvent.ASSOCIATED, GiveUp.fire(EipEvent.ASSOCIATE_FAILED));
        this.rows = rows;
    }

    @Override
    protected void finish(List<StatusRow<EipStatus>> fired, EipEvent event, TaskBatch<NoPayload> batch) {
        if (event == EipEvent.ASSOCIATED) {
            super.finish(fired, event, batch);
        } else {
            rows.writeUnbound(fired);
        }
    }
}
