package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.instance.OperatorLocks;
import java.util.function.BooleanSupplier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** What {@code {id}/lock} of instances and of disks have in common. */
final class LockOrder {
    private LockOrder() {}

    /** What was locked or unlocked. */
    record Locked(String id, String reason) {}

    /** 404 if the path does not end with "lock" or the resource does not exist. */
    static WebEndpointResponse<Locked> done(String what, String id, String reason, BooleanSupplier work) {
        if (!what.equals("lock")) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        Wrong.check(
                OperatorLocks.REASONS.contains(reason),
                "reason",
                "must be one of " + String.join(", ", OperatorLocks.REASONS));
        return work.getAsBoolean()
                ? new WebEndpointResponse<>(new Locked(id, reason))
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
