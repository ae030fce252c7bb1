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
 * How long each type of task takes, how often it fails and how often it is tried. It can be changed at run time; a
 * change counts on this replica until it restarts or the cloud is reset.
 */
@Component
@EnableConfigurationProperties(SimulationProperties.class)
public class Simulation {
    /** A task that takes longer could end after the end of cloud time. */
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
     * @param jitter how much shorter or longer a delay may be
     * @param failureRate share of attempts that are made to fail, 0 to 1
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

    /** Sets how a type behaves by default; configured values override it. */
    public final void describe(String type, Profile usual) {
        var configured = this.configured.get(type);
        var profile = configured == null ? usual : configured.over(usual);
        atStart.put(type, profile);
        profiles.put(type, profile);
    }

    /** How long a task of the type for the resource takes that begins now. */
    public Duration delay(String type, String resourceId, Instant now) {
        return delay(type, Duration.ZERO, resourceId, now);
    }

    /** The same, for a task with so much work in addition to what all tasks of the type have. */
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

    /** The unscaled time of something that takes so long with the present scale: for work that waits for other work. */
    public Duration unscaled(Duration scaled) {
        return scale == 0 ? Duration.ZERO : Duration.ofMillis(Math.round(scaled.toMillis() / scale));
    }

    /** Whether this attempt is made to fail; chance decides. */
    public boolean fails(String type, String taskId, int attempt) {
        var rate = profile(type).failureRate();
        return rate > 0 && chance.about("failure", taskId, attempt).nextDouble() < rate;
    }

    /**
     * The pause after a failed attempt: one second, doubled with every attempt up to five minutes, plus a random part
     * of up to half.
     */
    public Duration rest(String taskId, int attempts) {
        var doubled = FIRST_REST.toMillis() << Math.min(attempts - 1, 20);
        var rest = Math.min(doubled, LONGEST_REST.toMillis());
        return Duration.ofMillis(rest + chance.about("rest", taskId, attempts).nextLong(rest / 2));
    }

    public int maxAttempts(String type) {
        return profile(type).maxAttempts();
    }

    /** The behaviour of a type; types without a description take no time and do not fail. */
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
