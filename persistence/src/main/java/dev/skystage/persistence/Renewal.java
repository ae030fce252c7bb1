package dev.skystage.persistence;

import java.time.Instant;

/**
 * A subscription that renews itself.
 *
 * @param begunAt when it was first bought
 * @param expiredAt until when it has been paid for
 * @param length by how many units it is renewed each time
 * @param unit Week, Month or Year
 */
public record Renewal(String id, Instant begunAt, Instant expiredAt, int length, String unit) {}
