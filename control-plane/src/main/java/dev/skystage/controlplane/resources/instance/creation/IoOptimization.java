package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the instances are I/O optimized: phased-out types need not be, the first two cannot, all others must. */
final class IoOptimization {
    private static final Set<String> NEVER = Set.of("ecs.t1", "ecs.s1");

    private IoOptimization() {}

    static boolean of(@Nullable String wish, InstanceType type, Image image, Dialect dialect) {
        var phasedOut = type.isPhasedOut();
        check(wish == null || wish.equals("optimized") || wish.equals("none"), dialect.ioOptimized());
        var optimized = wish == null ? !phasedOut : wish.equals("optimized");
        if (optimized) {
            check(!NEVER.contains(type.family()), "IoOptimized.NotSupported", dialect.ioNotSupported());
            check(image.supportsIoOptimized, "IoOptimized.NotSupported", "specified image");
        } else {
            check(phasedOut, "DependencyViolation.IoOptimized");
        }
        return optimized;
    }
}
