package dev.skystage.persistence.event;

import java.util.Arrays;
import java.util.Optional;

/** How far an event of an instance is. The reference shows the numbers 0, 8 and 24; the others are ours. */
public enum EventStatus {
    /** Planned for a time. */
    SCHEDULED("Scheduled", 24),
    /** Its owner is asked first; without an answer nothing happens. */
    INQUIRING("Inquiring", 48),
    EXECUTING("Executing", 32),
    EXECUTED("Executed", 0),
    /** Its cause was gone before its time. */
    AVOIDED("Avoided", 8),
    CANCELED("Canceled", 16),
    FAILED("Failed", 40);

    private final String wire;
    private final int code;

    EventStatus(String wire, int code) {
        this.wire = wire;
        this.code = code;
    }

    /** The status that the API shows so. */
    public static Optional<EventStatus> of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire.equals(wire))
                .findFirst();
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }

    /** The number of it in answers. */
    public int code() {
        return code;
    }
}
