package dev.skystage.gateway.actuator;

import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.simulation.SimulationChanges;
import dev.skystage.scheduler.simulation.SimulationProperties;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** How long simulated work takes and how often it fails. A change holds on all replicas, until the cloud is reset. */
@Component
@Endpoint(id = "simulation")
class SimulationEndpoint {
    private final Simulation simulation;
    private final SimulationChanges changes;

    SimulationEndpoint(Simulation simulation, SimulationChanges changes) {
        this.simulation = simulation;
        this.changes = changes;
    }

    /** The factor of all delays, and the behaviour of each task type. */
    record Settings(double scale, Map<String, Simulation.Profile> tasks) {}

    @ReadOperation
    Settings read() {
        return new Settings(simulation.scale(), simulation.profiles());
    }

    /** Multiplies every delay; 0 means at once. */
    @WriteOperation
    Settings scale(double scale) {
        try {
            changes.scale(scale);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        return read();
    }

    /** Changes the behaviour of one task type; values that are left out stay. */
    @WriteOperation
    Settings set(
            @Selector String taskType,
            @Nullable Duration delay,
            @Nullable Duration jitter,
            @Nullable Double failureRate,
            @Nullable Integer maxAttempts) {
        Wrong.check(simulation.profiles().containsKey(taskType), "taskType", "no task type " + taskType);
        Wrong.check(
                delay != null || jitter != null || failureRate != null || maxAttempts != null,
                "delay",
                "or jitter, failureRate or maxAttempts must be given");
        try {
            changes.change(taskType, new SimulationProperties.Behaviour(delay, jitter, failureRate, maxAttempts));
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        return read();
    }

    private static InvalidEndpointRequestException invalid(IllegalArgumentException e) {
        var reason = String.valueOf(e.getMessage());
        return new InvalidEndpointRequestException(reason, reason);
    }
}
