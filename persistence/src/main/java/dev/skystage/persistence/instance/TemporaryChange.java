package dev.skystage.persistence.instance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an instance gets next because of a change for a time.
 *
 * @param dueAt when it gets it
 * @param lastsUntil how long it has it; null if this is what it had before the change
 * @param instanceType null for a change of bandwidth
 * @param bandwidthOut null for a change of type
 * @param bandwidthIn null also if it stays as it is
 */
public record TemporaryChange(
        String instanceId,
        What what,
        Instant dueAt,
        @Nullable Instant lastsUntil,
        @Nullable String instanceType,
        @Nullable Integer bandwidthOut,
        @Nullable Integer bandwidthIn) {
    /** What is changed for a time. */
    public enum What {
        TYPE,
        BANDWIDTH
    }

    /** That an instance has another type until then. */
    public static TemporaryChange ofType(String instanceId, String typeBefore, Instant until) {
        return new TemporaryChange(instanceId, What.TYPE, until, null, typeBefore, null, null);
    }

    /** That an instance gets this bandwidth then, for a time or for good. */
    public static TemporaryChange ofBandwidth(
            String instanceId, int out, @Nullable Integer in, Instant from, @Nullable Instant until) {
        return new TemporaryChange(instanceId, What.BANDWIDTH, from, until, null, out, in);
    }
}
