package dev.skystage.controlplane.resources.image;

import static dev.skystage.controlplane.resources.image.ImageEvent.*;
import static dev.skystage.persistence.image.ImageStatus.*;

import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.image.ImageStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifecycle of a custom image (contract: storage-lifecycle.json). An export leaves the image as it is. */
@Component
public class ImageLifecycle extends Lifecycle<ImageStatus, ImageEvent> {
    ImageLifecycle(CloudClock clock, List<FiringListener> listeners) {
        super(ImageStatus.class, ImageEvent.class, CREATING, "IncorrectImageStatus", clock, listeners);
    }

    @Override
    public String resource() {
        return "image";
    }

    @Override
    protected void define(Transitions<ImageStatus, ImageEvent> transitions) {
        transitions
                .on(CREATED, CREATING, AVAILABLE)
                .on(ImageEvent.CREATE_FAILED, CREATING, ImageStatus.CREATE_FAILED)
                .on(EXPORTED, AVAILABLE, AVAILABLE)
                .on(EXPORTED, DEPRECATED, DEPRECATED)
                .on(EXPORT_FAILED, AVAILABLE, AVAILABLE)
                .on(EXPORT_FAILED, DEPRECATED, DEPRECATED)
                .on(DEPRECATE, AVAILABLE, DEPRECATED)
                .on(RESTORE, DEPRECATED, AVAILABLE)
                .on(DELETE, CREATING, DELETED)
                .on(DELETE, AVAILABLE, DELETED)
                .on(DELETE, ImageStatus.CREATE_FAILED, DELETED)
                .on(DELETE, DEPRECATED, DELETED);
    }
}
