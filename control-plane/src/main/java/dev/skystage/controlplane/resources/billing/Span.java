package dev.skystage.controlplane.resources.billing;

import java.time.Instant;

/** A time that is paid for, or for which something changes. */
public record Span(Instant begins, Instant ends) {
    boolean isEmpty() {
        return !ends.isAfter(begins);
    }

    /** In whole seconds of the clock. */
    long seconds() {
        return Math.max(0, ends.getEpochSecond() - begins.getEpochSecond());
    }

    /** What both have in common. */
    Span and(Span other) {
        return new Span(
                begins.isAfter(other.begins) ? begins : other.begins, ends.isBefore(other.ends) ? ends : other.ends);
    }
}
