package dev.skystage.persistence.event;

import java.util.Arrays;
import java.util.Optional;

/** The status of an event of an instance. The reference shows the numbers 0, 8 and 24; the others are our own. */
public enum EventStatus {
    /** Planned for a time. */
    SCHEDULED("Scheduled", 24),
    /** Its owner must agree first; without that nothing happens. */
    INQUIRING("Inquiring", 48),
    EXECUTING("Executing", 32),
    EXECUTED("Executed", 0),
    /** Its cause had gone before its time came. */
    AVOIDED("Avoided", 8),
    CANCELED("Canceled", 16),
    FAILED("Failed", 40);

    private final String wire;
    private final int code;

    EventStatus(String wire, int code) {
        this.wire = wire;
        this.code = code;
    }

    /** The status with this name in the API. */
    public static Optional<EventStatus> of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire.equals(wire))
                .findFirst();
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }

    /** Its number in answers. */
    public int code() {
        return code;
    }
}
