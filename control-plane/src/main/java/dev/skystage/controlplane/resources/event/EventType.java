package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.api.WireEnum;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the cloud does to instances. The reference shows the numbers 1, 34 and 65; the others are our own. */
public enum EventType implements WireEnum {
    MAINTENANCE_REBOOT("SystemMaintenance.Reboot", 1),
    MAINTENANCE_REDEPLOY("SystemMaintenance.Redeploy", 2),
    MAINTENANCE_STOP("SystemMaintenance.Stop", 3),
    EXPIRATION_STOP("InstanceExpiration.Stop", 34),
    EXPIRATION_DELETE("InstanceExpiration.Delete", 35),
    UNBALANCED_STOP("AccountUnbalanced.Stop", 36),
    UNBALANCED_DELETE("AccountUnbalanced.Delete", 37),
    /** A preemptible instance is taken back. */
    INTERRUPTION("Instance:PreemptibleInstanceInterruption", 38),
    /** The instance is restarted after a failure of its host. */
    FAILURE_REBOOT("SystemFailure.Reboot", 65),
    /** The instance is stopped after a failure of its host. */
    FAILURE_STOP("SystemFailure.Stop", 66),
    /** The instance is restarted after a failure of its own. */
    INSTANCE_FAILURE_REBOOT("InstanceFailure.Reboot", 67),
    /** The instance is moved off a failed host; the data of its local disks are lost. */
    FAILURE_REDEPLOY("SystemFailure.Redeploy", 68),
    /** The instance is released, because it could not be created on a host that failed. */
    FAILURE_DELETE("SystemFailure.Delete", 69);

    private static final Set<EventType> SIMULATABLE = EnumSet.of(
            MAINTENANCE_REBOOT,
            MAINTENANCE_REDEPLOY,
            MAINTENANCE_STOP,
            FAILURE_REBOOT,
            FAILURE_REDEPLOY,
            FAILURE_STOP,
            INSTANCE_FAILURE_REBOOT);

    private final String wire;
    private final int code;
    private final Effect effect;

    EventType(String wire, int code) {
        this.wire = wire;
        this.code = code;
        this.effect = wire.startsWith("Instance:")
                ? Effect.RECALL
                : Effect.valueOf(wire.substring(wire.indexOf('.') + 1).toUpperCase(Locale.ROOT));
    }

    /** What the event does to the instance. */
    public enum Effect {
        REBOOT,
        /** Moved to another host and started there. */
        REDEPLOY,
        STOP,
        DELETE,
        /** Taken back by the market, which also ends the event. */
        RECALL
    }

    public static Optional<EventType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }

    /** The API's names of the types with one of these effects. */
    public static List<String> with(Effect... effects) {
        var wanted = List.of(effects);
        return Arrays.stream(values())
                .filter(type -> wanted.contains(type.effect))
                .map(EventType::wire)
                .toList();
    }

    @Override
    public String wire() {
        return wire;
    }

    /** The number of the type in answers. */
    public int code() {
        return code;
    }

    public Effect effect() {
        return effect;
    }

    /** Whether owners can order a rehearsal of it: three types in the reference, seven today. */
    public boolean isSimulatable() {
        return SIMULATABLE.contains(this);
    }

    /** Whether the owner may have to agree before it happens. */
    public boolean isAsked() {
        return this == MAINTENANCE_REBOOT || this == MAINTENANCE_REDEPLOY || this == FAILURE_REDEPLOY;
    }

    /** Whether it is the end of a subscription. */
    public boolean isExpiration() {
        return this == EXPIRATION_STOP || this == EXPIRATION_DELETE;
    }

    /** Whether a fault causes it, and not a plan. */
    public boolean isFailure() {
        return wire.contains("Failure");
    }
}
