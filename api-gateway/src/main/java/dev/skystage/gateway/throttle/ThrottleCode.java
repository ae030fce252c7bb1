package dev.skystage.gateway.throttle;

import java.util.Arrays;
import java.util.Optional;

/** The codes of refusals for too many calls. Each says which calls are counted together, always within one region. */
public enum ThrottleCode {
    /** Calls of one action by one account. */
    API("Throttling", "X-RateLimit-User-API"),
    /** All calls of one account. */
    USER("Throttling.User", "X-RateLimit-User"),
    /** Calls of one action by all accounts. Clients know no header of its own for this code. */
    ALL_USERS("Throttling.Api", "X-RateLimit-User-API");

    private final String wire;
    private final String header;

    ThrottleCode(String wire, String header) {
        this.wire = wire;
        this.header = header;
    }

    public String wire() {
        return wire;
    }

    /** The header where older SDKs look up how long to wait. */
    public String header() {
        return header;
    }

    public static Optional<ThrottleCode> of(String wire) {
        return Arrays.stream(values()).filter(code -> code.wire.equals(wire)).findFirst();
    }
}
