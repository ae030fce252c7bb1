package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskRows.Spec;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the category, level and provisioned operations of disks; until then they work as before. */
@HandlesTask(value = "disk.change-spec", delay = "PT8S", jitter = "PT2S")
public record FinishSpecChange(DiskRows rows, DiskLifecycle lifecycle, Operations operations)
        implements TaskHandler<FinishSpecChange.Payload> {
    public static final OperationKind<Payload> CHANGING =
            new OperationKind<>("ModifyDiskSpec", ResourceType.DISK, FinishSpecChange.class, false);

    /**
     * What the disk becomes.
     *
     * @param provisionedIops null to leave the number as it is
     */
    public record Payload(
            String category,
            @Nullable String performanceLevel,
            @Nullable Long provisionedIops) {}

    @Override
    public void run(TaskBatch<Payload> batch) {
        var changed = lock(batch, DiskEvent.SPEC_CHANGED);
        rows.writeSpecs(changed.stream()
                .map(disk -> spec(disk.id(), batch.payload(disk.id())))
                .toList());
        operations.finish(CHANGING, batch.resourceIds());
    }

    /** The disk stays as it is. */
    @Override
    public void exhausted(TaskBatch<Payload> batch) {
        var unchanged = lock(batch, DiskEvent.SPEC_CHANGE_FAILED);
        rows.write(unchanged, batch.now());
        operations.fail(CHANGING, batch.resourceIds(), "InternalError", "The disk could not be changed.");
    }

    /** Locks the disks whose change is still waited for, and fires the event. */
    private List<StatusRow<DiskStatus>> lock(TaskBatch<Payload> batch, DiskEvent event) {
        var locked = rows.lock(batch.resourceIds());
        var open = operations.open(CHANGING, batch.resourceIds()).keySet();
        var disks = locked.stream()
                .filter(disk -> open.contains(disk.id())
                        && lifecycle.next(disk.status(), event).isPresent())
                .toList();
        lifecycle.fire(disks, event, type());
        return disks;
    }

    private static Spec spec(String diskId, Payload payload) {
        return new Spec(diskId, payload.category, payload.performanceLevel, payload.provisionedIops);
    }
}
