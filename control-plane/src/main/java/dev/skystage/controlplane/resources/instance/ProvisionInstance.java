package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.lifecycle.Finish;
import dev.skystage.controlplane.lifecycle.GiveUp;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.Tasks;
import java.util.List;

/** Makes an instance of RunInstances with its disks, and goes on to start it. One that cannot be made is released. */
@HandlesTask(value = "instance.provision", delay = "PT2S", jitter = "PT1S")
public class ProvisionInstance extends Finish<InstanceStatus, InstanceEvent, NoPayload> {
    private final DiskRows disks;
    private final DiskLifecycle diskLifecycle;
    private final Tasks tasks;

    ProvisionInstance(
            InstanceRows rows, InstanceLifecycle lifecycle, DiskRows disks, DiskLifecycle diskLifecycle, Tasks tasks) {
        super(
                rows,
                lifecycle,
                InstanceStatus.PENDING,
                InstanceEvent.CREATED_TO_START,
                GiveUp.fire(InstanceEvent.CREATION_FAILED));
        this.disks = disks;
        this.diskLifecycle = diskLifecycle;
        this.tasks = tasks;
    }

    @Override
    protected void finish(List<StatusRow<InstanceStatus>> instances, InstanceEvent event, TaskBatch<NoPayload> batch) {
        super.finish(instances, event, batch);
        if (event == InstanceEvent.CREATION_FAILED) {
            tasks.submit(ReleaseInstance.class, instances);
            return;
        }
        var ids = instances.stream().map(StatusRow::id).toList();
        var made = disks.lockOf(ids).stream()
                .filter(disk -> disk.status() == DiskStatus.CREATING)
                .toList();
        diskLifecycle.fire(made, DiskEvent.CREATED_ATTACHED, type());
        disks.writeAttached(made, batch.now());
        ids.forEach(id -> batch.then(id, FinishStart.class));
    }
}
