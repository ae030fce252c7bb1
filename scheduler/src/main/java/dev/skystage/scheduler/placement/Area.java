package dev.skystage.scheduler.placement;

import org.jspecify.annotations.Nullable;

/**
 * Where places are looked for.
 *
 * @param clusterId null for the whole zone
 */
record Area(String zoneId, @Nullable String clusterId) {}
