package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;

/** Ends the creation of an image from snapshots. */
@HandlesTask(value = "image.create", delay = "PT20S", jitter = "PT3S")
public class FinishCreation extends FinishMaking {
    public static final OperationKind<NoPayload> CREATING =
            new OperationKind<>("CreateImage", ResourceType.IMAGE, FinishCreation.class, false);

    FinishCreation(Steps steps) {
        super(steps, CREATING);
    }
}
