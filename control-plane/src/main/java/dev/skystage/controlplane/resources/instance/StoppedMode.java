package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a stop means for the bill: KeepCharging keeps place and public address, StopCharging gives both back. The
 * account feature "no fees for stopped instances" is the setting {@code skystage.instances.no-fees-when-stopped}; a
 * request that gives the mode does not need it, as in newer editions of StopInstance.
 */
@Component
public class StoppedMode {
    public static final String KEEP_CHARGING = "KeepCharging";
    public static final String STOP_CHARGING = "StopCharging";
    public static final String NOT_APPLICABLE = "Not-applicable";

    /** What a request may ask for. */
    public static final Set<String> VALUES = Set.of(KEEP_CHARGING, STOP_CHARGING, NOT_APPLICABLE);

    private final boolean noFeesWhenStopped;

    StoppedMode(@Value("${skystage.instances.no-fees-when-stopped:false}") boolean noFeesWhenStopped) {
        this.noFeesWhenStopped = noFeesWhenStopped;
    }

    /** The mode as answers show it: it applies to an instance that is stopped, or is being stopped or released. */
    public static String shown(String mode, InstanceStatus status) {
        return switch (status) {
            case STOPPED, STOPPING, RELEASING -> mode;
            default -> NOT_APPLICABLE;
        };
    }

    /**
     * The mode that a stop of the instance gets. Data on local disks cannot move, so such instances keep their place.
     */
    public String of(Instance instance, @Nullable String asked) {
        if (instance.chargeType.equals("PrePaid")) {
            return NOT_APPLICABLE;
        }
        var wanted = asked != null ? asked : noFeesWhenStopped ? STOP_CHARGING : KEEP_CHARGING;
        var movable = instance.networkType.equals("vpc") && instance.localStorageAmount == 0;
        return wanted.equals(STOP_CHARGING) && movable ? STOP_CHARGING : KEEP_CHARGING;
    }
}
