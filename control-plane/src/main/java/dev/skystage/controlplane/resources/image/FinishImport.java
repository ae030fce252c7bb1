package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;

/** Ends the import of an image. */
@HandlesTask(value = "image.import", delay = "PT1M", jitter = "PT10S")
public class FinishImport extends FinishMaking {
    public static final OperationKind<NoPayload> IMPORTING =
            new OperationKind<>("ImportImage", ResourceType.IMAGE, FinishImport.class, true);

    FinishImport(Steps steps) {
        super(steps, IMPORTING);
    }
}
