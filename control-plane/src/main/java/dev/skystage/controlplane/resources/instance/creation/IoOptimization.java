package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import org.jspecify.annotations.Nullable;

/**
 * Whether the instances are I/O optimized. The families t1 and s1 cannot be, other phased-out types may be or not, all
 * others must be.
 */
final class IoOptimization {
    private static final ApiException UNKNOWN =
            new ApiException("InvalidIoOptimize.ValueNotSupported").or("InvalidIoOptimizedValue.ValueNotSupported");
    private static final ApiException NOT_OF_TYPE = new ApiException(
                    "IoOptimized.NotSupported", "specified instancetype")
            .or("IoOptimized.NotSupported", "specified InstanceType");

    private IoOptimization() {}

    static boolean of(@Nullable String wish, InstanceType type, Image image) {
        var phasedOut = type.isPhasedOut();
        check(wish == null || wish.equals("optimized") || wish.equals("none"), UNKNOWN);
        var optimized = wish == null ? !phasedOut : wish.equals("optimized");
        if (optimized) {
            check(type.mayBeIoOptimized(), NOT_OF_TYPE);
            check(image.supportsIoOptimized, "IoOptimized.NotSupported", "specified image");
        } else {
            check(phasedOut, "DependencyViolation.IoOptimized");
        }
        return optimized;
    }
}
