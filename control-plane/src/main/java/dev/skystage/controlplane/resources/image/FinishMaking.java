package dev.skystage.controlplane.resources.image;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.image.ImageRows;
import dev.skystage.persistence.image.ImageStatus;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Ends the making of images, in whatever way they are made: they are available, or gone if that was cancelled. */
abstract class FinishMaking implements TaskHandler<NoPayload> {
    private final Steps steps;
    private final OperationKind<NoPayload> kind;

    /** What all of them need. */
    @Component
    record Steps(ImageRows rows, ImageLifecycle lifecycle, Operations operations, Quotas quotas) {}

    FinishMaking(Steps steps, OperationKind<NoPayload> kind) {
        this.steps = steps;
        this.kind = kind;
    }

    @Override
    public final void run(TaskBatch<NoPayload> batch) {
        var making = steps.rows.lock(batch.resourceIds(), ImageStatus.CREATING);
        var cancelled = steps.operations.finish(kind, batch.resourceIds());
        var byEnd = making.stream().collect(Collectors.partitioningBy(image -> cancelled.contains(image.id())));
        var made = byEnd.getOrDefault(false, List.of());
        steps.lifecycle.fire(made, ImageEvent.CREATED, type());
        steps.rows.write(made, batch.now());
        remove(byEnd.getOrDefault(true, List.of()));
    }

    private void remove(List<StatusRow<ImageStatus>> images) {
        if (images.isEmpty()) {
            return;
        }
        steps.lifecycle.fire(images, ImageEvent.DELETE, type());
        steps.rows.delete(images.stream().map(StatusRow::id).toList());
        images.stream()
                .collect(groupingBy(image -> List.of(image.accountId(), image.regionId()), counting()))
                .forEach((place, n) ->
                        steps.quotas.give(place.getFirst(), place.getLast(), Quota.IMAGES, Math.toIntExact(n)));
    }

    @Override
    public final void exhausted(TaskBatch<NoPayload> batch) {
        var making = steps.rows.lock(batch.resourceIds(), ImageStatus.CREATING);
        steps.operations.fail(kind, batch.resourceIds(), kind.action() + "Failed", "The image could not be made.");
        steps.lifecycle.fire(making, ImageEvent.CREATE_FAILED, type());
        steps.rows.write(making, batch.now());
    }
}
