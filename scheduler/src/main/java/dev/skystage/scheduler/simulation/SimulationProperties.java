package dev.skystage.scheduler.simulation;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code skystage.simulation}: how the simulated work behaves at start.
 *
 * @param scale multiplies every delay and jitter; 0 means at once
 * @param tasks by resource and verb, so that {@code tasks.instance.start.delay} is the delay of "instance.start"; what is
 *     left out keeps its default
 */
@ConfigurationProperties("skystage.simulation")
public record SimulationProperties(
        @DefaultValue("1") double scale, @DefaultValue Map<String, Map<String, Behaviour>> tasks) {

    /** The configured values of one task type. */
    public record Behaviour(
            @Nullable Duration delay,
            @Nullable Duration jitter,
            @Nullable Double failureRate,
            @Nullable Integer maxAttempts) {

        /** The default behaviour with the configured values in it. */
        public Simulation.Profile over(Simulation.Profile usual) {
            return new Simulation.Profile(
                    delay == null ? usual.delay() : delay,
                    jitter == null ? usual.jitter() : jitter,
                    failureRate == null ? usual.failureRate() : failureRate,
                    maxAttempts == null ? usual.maxAttempts() : maxAttempts);
        }
    }
}
