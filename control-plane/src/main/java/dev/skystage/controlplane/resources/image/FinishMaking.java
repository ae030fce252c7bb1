package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.image.ImageRows;
import dev.skystage.persistence.image.ImageStatus;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Ends the making of images: created, copied and imported ones. An image becomes available when all its snapshots are
 * complete; if it was cancelled it is removed.
 */
abstract class FinishMaking implements TaskHandler<NoPayload> {
    /** How long to wait before a late snapshot is looked at again, unless its end is reported earlier. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Steps steps;
    private final OperationKind<NoPayload> kind;

    /** What all these handlers need. */
    @Component
    record Steps(
            ImageRows rows,
            ImageLifecycle lifecycle,
            ImageDisks disks,
            Operations operations,
            CancelledImages cancelled) {}

    FinishMaking(Steps steps, OperationKind<NoPayload> kind) {
        this.steps = steps;
        this.kind = kind;
    }

    @Override
    public final void run(TaskBatch<NoPayload> batch) {
        var making = steps.rows.lock(batch.resourceIds(), ImageStatus.CREATING);
        var standing = steps.disks.standing(making.stream().map(StatusRow::id).toList());
        standing.unready().forEach(image -> batch.again(image, PATIENCE));
        var ready = batch.resourceIds().stream()
                .filter(image -> !standing.unready().contains(image))
                .toList();
        var broken = ready.stream().filter(standing.broken()::contains).toList();
        fail(making, broken, batch);
        var cancelled = steps.operations.finish(kind, ready);
        steps.cancelled.remove(
                making.stream().filter(image -> cancelled.contains(image.id())).toList(), type());
        var made = making.stream()
                .filter(image ->
                        ready.contains(image.id()) && !broken.contains(image.id()) && !cancelled.contains(image.id()))
                .toList();
        steps.lifecycle.fire(made, ImageEvent.CREATED, type());
        steps.rows.write(made, batch.now());
    }

    private void fail(List<StatusRow<ImageStatus>> making, List<String> images, TaskBatch<NoPayload> batch) {
        steps.operations.fail(kind, images, kind.action() + "Failed", "The image could not be made.");
        var failed =
                making.stream().filter(image -> images.contains(image.id())).toList();
        steps.lifecycle.fire(failed, ImageEvent.CREATE_FAILED, type());
        steps.rows.write(failed, batch.now());
    }

    @Override
    public final void exhausted(TaskBatch<NoPayload> batch) {
        fail(steps.rows.lock(batch.resourceIds(), ImageStatus.CREATING), batch.resourceIds(), batch);
    }
}
