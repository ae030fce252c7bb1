package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;

/** Ends the copying of an image to another region; CancelCopyImage ends it early. */
@HandlesTask(value = "image.copy", delay = "PT1M", jitter = "PT10S")
public class FinishCopy extends FinishMaking {
    public static final OperationKind<NoPayload> COPYING =
            new OperationKind<>("CopyImage", ResourceType.IMAGE, FinishCopy.class, false);

    FinishCopy(Steps steps) {
        super(steps, COPYING);
    }
}
