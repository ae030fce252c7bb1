package dev.skystage.controlplane.resources.deploymentset;

import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the instances of a deployment set are placed. The reference of 2019 has Availability alone; the others are offered
 * by vendor pages and clients of today.
 */
public enum DeploymentStrategy {
    /** No two on one host. */
    AVAILABILITY("Availability"),
    /** Groups that never share a host. Here no two instances do, which keeps groups apart, too. */
    AVAILABILITY_GROUP("AvailabilityGroup"),
    /** Close to each other: in one cluster, on as few hosts as it takes. */
    LOW_LATENCY("LowLatency");

    private final String wire;

    DeploymentStrategy(String wire) {
        this.wire = wire;
    }

    /** The value as the API spells it. */
    public String wire() {
        return wire;
    }

    /** Whether a text is one of them. */
    public static boolean exists(String wire) {
        return Arrays.stream(values()).anyMatch(strategy -> strategy.wire.equals(wire));
    }

    /** How the set wants its instances to stand to each other; without a set it does not matter. */
    public static Spread spread(@Nullable DeploymentSet set) {
        return set == null ? Spread.NONE : new Spread(set.id, set.strategy.equals(LOW_LATENCY.wire));
    }
}
