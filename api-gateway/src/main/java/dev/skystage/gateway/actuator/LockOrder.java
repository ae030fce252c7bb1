package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.instance.OperatorLocks;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** What {@code {id}/lock} of instances and of disks have in common. */
final class LockOrder {
    private LockOrder() {}

    /** What was locked or unlocked. */
    record Locked(String id, String reason) {}

    /** Null, which is answered with 404, if the path does not end with "lock" or the resource does not exist. */
    static @Nullable Locked done(String what, String id, String reason, BooleanSupplier work) {
        if (!what.equals("lock")) {
            return null;
        }
        if (!OperatorLocks.REASONS.contains(reason)) {
            throw new InvalidEndpointRequestException(
                    "reason " + reason, "reason is one of " + String.join(", ", OperatorLocks.REASONS));
        }
        return work.getAsBoolean() ? new Locked(id, reason) : null;
    }
}
