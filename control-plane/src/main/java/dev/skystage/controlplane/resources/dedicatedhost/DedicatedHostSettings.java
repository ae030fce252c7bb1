package dev.skystage.controlplane.resources.dedicatedhost;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a dedicated host that can be chosen when it is made and changed later; null for those that stay as
 * they are.
 */
public record DedicatedHostSettings(
        @Nullable String dedicatedHostName,
        @KeepEmpty @Nullable String description,
        @Nullable String autoPlacement,
        @Nullable String actionOnMaintenance,
        @Nullable Double cpuOverCommitRatio,
        @Nullable NetworkAttributes networkAttributes) {
    private static final Set<String> SWITCH = Set.of("on", "off");
    private static final Set<String> ACTIONS = Set.of("Migrate", "Stop");
    private static final int SHORTEST = 15;
    private static final int LONGEST = 310;
    private static final int MOST_OVER_COMMITTED = 5;

    /** Timeouts of UDP sessions, in seconds. */
    public record NetworkAttributes(
            @Nullable Integer slbUdpTimeout, @Nullable Integer udpTimeout) {}

    /** Refuses values that are not allowed. No type of this cloud can be over-committed, so a ratio has no effect. */
    public void check() {
        ApiException.check(
                Texts.isNameWithColons(dedicatedHostName)
                        && (dedicatedHostName == null || !Texts.isLink(dedicatedHostName)),
                "InvalidDedicatedHostName.Malformed");
        ApiException.check(Texts.isDescription(description), "InvalidDescription.Malformed");
        checkParameter(autoPlacement == null || SWITCH.contains(autoPlacement), "AutoPlacement");
        checkParameter(actionOnMaintenance == null || ACTIONS.contains(actionOnMaintenance), "ActionOnMaintenance");
        checkParameter(
                cpuOverCommitRatio == null || (cpuOverCommitRatio >= 1 && cpuOverCommitRatio <= MOST_OVER_COMMITTED),
                "CpuOverCommitRatio");
        if (networkAttributes != null) {
            ApiException.check(isTimeout(networkAttributes.slbUdpTimeout), "InvalidParameter.SlbUdpTimeout");
            ApiException.check(isTimeout(networkAttributes.udpTimeout), "InvalidParameter.UdpTimeout");
        }
    }

    private static boolean isTimeout(@Nullable Integer seconds) {
        return seconds == null || (seconds >= SHORTEST && seconds <= LONGEST);
    }

    /** Writes what was chosen. */
    public void writeTo(DedicatedHost host) {
        host.name = dedicatedHostName == null ? host.name : dedicatedHostName;
        host.description = description == null ? host.description : description;
        host.autoPlacement = autoPlacement == null ? host.autoPlacement : autoPlacement;
        host.actionOnMaintenance = actionOnMaintenance == null ? host.actionOnMaintenance : actionOnMaintenance;
        if (networkAttributes != null) {
            host.slbUdpTimeout =
                    networkAttributes.slbUdpTimeout == null ? host.slbUdpTimeout : networkAttributes.slbUdpTimeout;
            host.udpTimeout = networkAttributes.udpTimeout == null ? host.udpTimeout : networkAttributes.udpTimeout;
        }
    }
}
