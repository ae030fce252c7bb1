package dev.skystage.scheduler.placement;

import org.jspecify.annotations.Nullable;

/**
 * Where a call may be served from.
 *
 * @param clusterId null for the whole zone
 */
record Area(String zoneId, @Nullable String clusterId) {}
