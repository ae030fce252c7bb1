package dev.skystage.scheduler.simulation;

import dev.skystage.scheduler.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * How long each type of task takes, how often it fails and how often it is tried: as it is described and configured, unless
 * it was changed at run time, for all replicas ({@link SimulationChanges}).
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
    private final double scaleAtStart;
    private final Map<String, SimulationProperties.Behaviour> configured = new HashMap<>();
    private volatile Changes changes = new Changes(null, Map.of());
    private volatile double scale;

    /**
     * What was changed at run time.
     *
     * @param scale null if that was not
     * @param tasks by type
     */
    record Changes(@Nullable Double scale, Map<String, SimulationProperties.Behaviour> tasks) {}

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
        profiles.put(type, configured == null ? usual : configured.over(usual));
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
        var profile = profiles.getOrDefault(type, AT_ONCE);
        var changed = changes.tasks().get(type);
        return changed == null ? profile : changed.over(profile);
    }

    /** All types that were described or changed, by name. */
    public Map<String, Profile> profiles() {
        var types = new TreeSet<>(profiles.keySet());
        types.addAll(changes.tasks().keySet());
        var all = new TreeMap<String, Profile>();
        types.forEach(type -> all.put(type, profile(type)));
        return all;
    }

    public double scale() {
        return scale;
    }

    /** Describes how a type behaves, on this replica alone, and in spite of what is configured. */
    public void set(String type, Profile profile) {
        profiles.put(type, profile);
    }

    /** This has been changed at run time, and nothing else. */
    void change(Changes now) {
        var before = changes;
        changes = now;
        if (!Objects.equals(before.scale(), now.scale())) {
            scale(now.scale() == null ? scaleAtStart : now.scale());
        }
    }

    /** Multiplies every delay, on this replica; 0 means at once. */
    public final void scale(double factor) {
        check(factor);
        scale = factor;
    }

    static void check(double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale must be 0 or more: " + factor);
        }
    }
}
