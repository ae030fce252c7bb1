package dev.skystage.controlplane.resources.deploymentset;

import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the instances of a deployment set are placed. The reference of 2019 has Availability alone; the others come from
 * today's vendor pages and clients.
 */
public enum DeploymentStrategy {
    /** No two instances on one host. */
    AVAILABILITY("Availability"),
    /** Groups of instances that never share a host. Here no two instances do, so groups are kept apart, too. */
    AVAILABILITY_GROUP("AvailabilityGroup"),
    /** Close to each other: in one cluster, on as few hosts as possible. */
    LOW_LATENCY("LowLatency");

    private final String wire;

    DeploymentStrategy(String wire) {
        this.wire = wire;
    }

    /** The value as the API spells it. */
    public String wire() {
        return wire;
    }

    /** Whether the text is the API's name of a strategy. */
    public static boolean exists(String wire) {
        return Arrays.stream(values()).anyMatch(strategy -> strategy.wire.equals(wire));
    }

    /** How the instances of the set must be spread; without a set it does not matter. */
    public static Spread spread(@Nullable DeploymentSet set) {
        return set == null ? Spread.NONE : new Spread(set.id, set.strategy.equals(LOW_LATENCY.wire));
    }
}
