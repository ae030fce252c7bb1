package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.api.WireEnum;
import java.util.Arrays;

/** How far an event is. The reference shows the numbers 0, 8 and 24; the others are ours. */
public enum EventStatus implements WireEnum {
    SCHEDULED("Scheduled", 24),
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

    static EventStatus of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire.equals(wire))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String wire() {
        return wire;
    }

    /** The number of it in answers. */
    public int code() {
        return code;
    }
}
