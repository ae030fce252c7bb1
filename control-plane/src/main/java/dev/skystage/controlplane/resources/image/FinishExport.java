package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.image.ImageRows;
import dev.skystage.persistence.image.ImageStatus;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.util.List;

/** Ends the export of an image, which stays as it is. */
@HandlesTask(value = "image.export", delay = "PT1M", jitter = "PT10S")
public class FinishExport implements TaskHandler<NoPayload> {
    public static final OperationKind<NoPayload> EXPORTING =
            new OperationKind<>("ExportImage", ResourceType.IMAGE, FinishExport.class, true);

    private final ImageRows rows;
    private final ImageLifecycle lifecycle;
    private final Operations operations;

    FinishExport(ImageRows rows, ImageLifecycle lifecycle, Operations operations) {
        this.rows = rows;
        this.lifecycle = lifecycle;
        this.operations = operations;
    }

    @Override
    public void run(TaskBatch<NoPayload> batch) {
        var exporting = exporting(batch);
        var cancelled = operations.finish(EXPORTING, batch.resourceIds());
        lifecycle.fire(
                exporting.stream()
                        .filter(image -> !cancelled.contains(image.id()))
                        .toList(),
                ImageEvent.EXPORTED,
                type());
    }

    @Override
    public void exhausted(TaskBatch<NoPayload> batch) {
        var exporting = exporting(batch);
        operations.fail(EXPORTING, batch.resourceIds(), "ExportImageFailed", "The image could not be exported.");
        lifecycle.fire(exporting, ImageEvent.EXPORT_FAILED, type());
    }

    /** Images whose export has not ended. They are locked first, so that none can end before we look. */
    private List<StatusRow<ImageStatus>> exporting(TaskBatch<NoPayload> batch) {
        var images = rows.lock(batch.resourceIds());
        var open = operations.open(EXPORTING, batch.resourceIds());
        return images.stream().filter(image -> open.containsKey(image.id())).toList();
    }
}
