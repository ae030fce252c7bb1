package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.api.WireEnum;
import java.util.Arrays;
import java.util.Optional;

/** What the cloud does to instances. The reference shows the numbers 1, 34 and 65; the others are ours. */
public enum EventType implements WireEnum {
    MAINTENANCE_REBOOT("SystemMaintenance.Reboot", 1),
    MAINTENANCE_REDEPLOY("SystemMaintenance.Redeploy", 2),
    EXPIRATION_STOP("InstanceExpiration.Stop", 34),
    EXPIRATION_DELETE("InstanceExpiration.Delete", 35),
    UNBALANCED_STOP("AccountUnbalanced.Stop", 36),
    UNBALANCED_DELETE("AccountUnbalanced.Delete", 37),
    /** A preemptible instance is taken back. */
    INTERRUPTION("Instance:PreemptibleInstanceInterruption", 38),
    /** The instance is restarted after a failure of what it runs on. */
    FAILURE_REBOOT("SystemFailure.Reboot", 65),
    /** The instance is stopped after a failure of what it runs on. */
    FAILURE_STOP("SystemFailure.Stop", 66),
    /** The instance is restarted after a failure of its own. */
    INSTANCE_FAILURE_REBOOT("InstanceFailure.Reboot", 67);

    private final String wire;
    private final int code;

    EventType(String wire, int code) {
        this.wire = wire;
        this.code = code;
    }

    public static Optional<EventType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }

    @Override
    public String wire() {
        return wire;
    }

    /** The number of it in answers. */
    public int code() {
        return code;
    }

    /** Whether owners can order it for rehearsal. */
    public boolean isSimulatable() {
        return this == MAINTENANCE_REBOOT || this == FAILURE_REBOOT || this == INSTANCE_FAILURE_REBOOT;
    }

    /** Whether it tells of a fault, not of something planned. */
    public boolean isFailure() {
        return wire.contains("Failure");
    }
}
