package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskRows.Spec;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import org.jspecify.annotations.Nullable;

/** Changes category, level and bought operations of disks; until then they work as before. */
@HandlesTask(value = "disk.change-spec", delay = "PT8S", jitter = "PT2S")
public record FinishSpecChange(DiskRows rows, DiskLifecycle lifecycle, Operations operations)
        implements TaskHandler<FinishSpecChange.Payload> {
    public static final OperationKind<Payload> CHANGING =
            new OperationKind<>("ModifyDiskSpec", ResourceType.DISK, FinishSpecChange.class, false);

    /**
     * What the disk becomes.
     *
     * @param provisionedIops null to leave them
     */
    public record Payload(
            String category,
            @Nullable String performanceLevel,
            @Nullable Long provisionedIops) {}

    @Override
    public void run(TaskBatch<Payload> batch) {
        var disks = rows.lock(batch.resourceIds()).stream()
                .filter(disk ->
                        lifecycle.next(disk.status(), DiskEvent.SPEC_CHANGED).isPresent())
                .toList();
        lifecycle.fire(disks, DiskEvent.SPEC_CHANGED, type());
        rows.writeSpecs(disks.stream()
                .map(disk -> spec(disk.id(), batch.payload(disk.id())))
                .toList());
        operations.finish(CHANGING, batch.resourceIds());
    }

    /** The disk stays as it is. */
    @Override
    public void exhausted(TaskBatch<Payload> batch) {
        operations.fail(CHANGING, batch.resourceIds(), "InternalError", "The disk could not be changed.");
    }

    private static Spec spec(String diskId, Payload payload) {
        return new Spec(diskId, payload.category, payload.performanceLevel, payload.provisionedIops);
    }
}
