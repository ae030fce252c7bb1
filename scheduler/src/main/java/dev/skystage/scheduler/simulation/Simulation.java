package dev.skystage.scheduler.simulation;

import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.scheduler.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How long each type of task takes, how often it fails and how often it is tried. Can be changed at run time; a change
 * holds on this replica and until it restarts, or the cloud is reset.
 */
@Component
@EnableConfigurationProperties(SimulationProperties.class)
public class Simulation {
    /** A task that takes longer would end after the cloud's time. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Profile AT_ONCE = new Profile(Duration.ZERO, Duration.ZERO, 0, 5);
    private final Chance chance;
    private final Map<String, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<String, Profile> atStart = new ConcurrentHashMap<>();
    private final double scaleAtStart;
    private final Map<String, SimulationProperties.Behaviour> configured = new HashMap<>();
    private volatile double scale;

    /**
     * The behaviour of one task type.
     *
     * @param jitter how far a delay may lie on either side
     * @param failureRate share of the attempts that fail by themselves, 0 to 1
     * @param maxAttempts attempts before the task is given up
     */
    public record Profile(Duration delay, Duration jitter, double failureRate, int maxAttempts) {
        public Profile {
            if (delay.isNegative() || jitter.isNegative()) {
                throw new IllegalArgumentException("delay and jitter must not be negative");
            }
            if (delay.compareTo(LONGEST) > 0 || jitter.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("delay and jitter must not be longer than " + LONGEST);
            }
            if (!(failureRate >= 0 && failureRate <= 1)) {
                throw new IllegalArgumentException("failure rate must be between 0 and 1: " + failureRate);
            }
            if (maxAttempts < 1) {
                throw new IllegalArgumentException("at least one attempt: " + maxAttempts);
            }
        }
    }

    public Simulation(SimulationProperties properties, Chance chance) {
        this.chance = chance;
        scaleAtStart = properties.scale();
        scale(scaleAtStart);
        properties
                .tasks()
                .forEach((resource, verbs) -> verbs.forEach((verb, behaviour) -> {
                    configured.put(resource + "." + verb, behaviour);
                    describe(resource + "." + verb, AT_ONCE);
                }));
    }

    /** Says how a type usually behaves; what is configured goes before it. */
    public final void describe(String type, Profile usual) {
        var configured = this.configured.get(type);
        var profile = configured == null ? usual : configured.over(usual);
        atStart.put(type, profile);
        profiles.put(type, profile);
    }

    /** How long a task of the type takes that begins now for the resource. */
    public Duration delay(String type, String resourceId, Instant now) {
        return delay(type, Duration.ZERO, resourceId, now);
    }

    /** The same when there is so much work beside what all tasks of the type have. */
    public Duration delay(String type, Duration work, String resourceId, Instant now) {
        var profile = profile(type);
        var jitter = profile.jitter().toMillis();
        var spread =
                jitter == 0 ? 0 : chance.about("jitter", type, resourceId, now).nextLong(-jitter, jitter + 1);
        return Duration.ofMillis(Math.max(
                0,
                Math.min(
                        LONGEST.toMillis(),
                        Math.round((profile.delay().plus(work).toMillis() + spread) * scale))));
    }

    /** What takes so long now, as it would take by itself: for work that waits for other work. */
    public Duration unscaled(Duration scaled) {
        return scale == 0 ? Duration.ZERO : Duration.ofMillis(Math.round(scaled.toMillis() / scale));
    }

    /** Whether an attempt fails by itself; chance decides by which one it is. */
    public boolean fails(String type, String taskId, int attempt) {
        var rate = profile(type).failureRate();
        return rate > 0 && chance.about("failure", taskId, attempt).nextDouble() < rate;
    }

    /** How long a failed task rests: one second, doubled with every attempt up to five minutes, and up to half as much more. */
    public Duration rest(String taskId, int attempts) {
        var doubled = FIRST_REST.toMillis() << Math.min(attempts - 1, 20);
        var rest = Math.min(doubled, LONGEST_REST.toMillis());
        return Duration.ofMillis(rest + chance.about("rest", taskId, attempts).nextLong(rest / 2));
    }

    public int maxAttempts(String type) {
        return profile(type).maxAttempts();
    }

    /** The behaviour of a type; types that nobody described take no time and do not fail. */
    public Profile profile(String type) {
        return profiles.getOrDefault(type, AT_ONCE);
    }

    /** All described types, by name. */
    public Map<String, Profile> profiles() {
        return new TreeMap<>(profiles);
    }

    public double scale() {
        return scale;
    }

    /** Changes how a type behaves. */
    public void set(String type, Profile profile) {
        profiles.put(type, profile);
    }

    @EventListener
    void replaced(CloudReplaced event) {
        if (event.fresh()) {
            profiles.putAll(atStart);
            profiles.keySet().retainAll(atStart.keySet());
            scale(scaleAtStart);
        }
    }

    /** Multiplies every delay; 0 means at once. */
    public final void scale(double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale must be 0 or more: " + factor);
        }
        scale = factor;
    }
}
