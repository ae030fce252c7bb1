package dev.skystage.controlplane.resources.monitoring;

import dev.skystage.scheduler.chance.Chance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How busy a resource is at an instant: a pure function of its id, the measure and the time, so that the same question
 * has the same answer on every replica and no data are kept. Each resource has a level of its own, the day has a rhythm
 * with its peak in the afternoon of UTC+08:00, and each minute some noise. Levels that are set replace level and
 * rhythm.
 *
 * @param levels the first one that is in force at an instant counts
 */
public record Load(String resourceId, List<Level> levels) {
    private static final int DAY_SECONDS = 86_400;
    /** Seven in the morning in UTC: three in the afternoon in UTC+08:00. */
    private static final int PEAK_SECOND = 7 * 3600;

    private static final double LOWEST = 0.05;

    private static final double NOISE = 0.1;
    private static final double NOISE_OF_LEVELS = 0.02;

    /** A level that is set from an instant on. */
    public record Level(
            double level, Instant from, @Nullable Instant until) {
        private boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    /** The load, from 0 to 1. */
    public double at(String measure, Instant at) {
        var noise = unit(hash(resourceId, measure, at.getEpochSecond() / 60 + 1)) - 0.5;
        var share = levels.stream()
                .filter(level -> level.holds(at))
                .findFirst()
                .map(level -> level.level + NOISE_OF_LEVELS * noise)
                .orElseGet(() -> byItself(measure, at) + NOISE * noise);
        return Math.clamp(share, 0.0, 1.0);
    }

    private double byItself(String measure, Instant at) {
        var level = LOWEST + 0.5 * unit(hash(resourceId, measure, 0));
        var second = Math.floorMod(at.getEpochSecond() - PEAK_SECOND, DAY_SECONDS);
        var rhythm = 0.5 + 0.5 * Math.cos(2 * Math.PI * second / DAY_SECONDS);
        return level * (0.4 + 0.6 * rhythm);
    }

    /** The load as a whole number between 0 and the highest. */
    public long amount(String measure, Instant at, double highest) {
        return Math.round(at(measure, at) * highest);
    }

    private static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long hash(String resourceId, String measure, long salt) {
        var mixed = (resourceId.hashCode() * 0x9E3779B97F4A7C15L) ^ (measure.hashCode() * 0xC2B2AE3D27D4EB4FL) ^ salt;
        return Chance.mix(mixed);
    }
}
