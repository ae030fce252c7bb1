package dev.skystage.controlplane.resources.monitoring;

import dev.skystage.scheduler.chance.Chance;
import java.time.Instant;

/**
 * How busy a resource is at an instant: a pure function of its id, the measure and the time, so that the same question has
 * the same answer on every replica and nothing is kept. Each resource has a level of its own, each day a rhythm with its
 * peak in the afternoon of UTC+08:00, and each minute some noise.
 */
public final class Load {
    private static final int DAY_SECONDS = 86_400;
    /** Seven in the morning UTC: three in the afternoon where the cloud is. */
    private static final int PEAK_SECOND = 7 * 3600;

    private static final double LOWEST = 0.05;

    private Load() {}

    /** From 0 to 1. */
    public static double of(String resourceId, String measure, Instant at) {
        var level = LOWEST + 0.5 * unit(hash(resourceId, measure, 0));
        var second = Math.floorMod(at.getEpochSecond() - PEAK_SECOND, DAY_SECONDS);
        var rhythm = 0.5 + 0.5 * Math.cos(2 * Math.PI * second / DAY_SECONDS);
        var noise = unit(hash(resourceId, measure, at.getEpochSecond() / 60 + 1)) - 0.5;
        return Math.clamp(level * (0.4 + 0.6 * rhythm) + 0.1 * noise, 0.0, 1.0);
    }

    /** A whole number up to a highest one, by the load. */
    public static long amount(String resourceId, String measure, Instant at, double highest) {
        return Math.round(of(resourceId, measure, at) * highest);
    }

    private static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long hash(String resourceId, String measure, long salt) {
        var mixed = (resourceId.hashCode() * 0x9E3779B97F4A7C15L) ^ (measure.hashCode() * 0xC2B2AE3D27D4EB4FL) ^ salt;
        return Chance.mix(mixed);
    }
}
