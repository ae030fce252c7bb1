package dev.skystage.persistence;

import java.time.Instant;

/**
 * A subscription that renews itself.
 *
 * @param begunAt when it was first bought
 * @param expiredAt when what has been paid for ends
 * @param length by how many units it is renewed each time
 * @param unit Week, Month or Year
 */
public record Renewal(String id, Instant begunAt, Instant expiredAt, int length, String unit) {}
