package dev.skystage.gateway.actuator;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** Refuses requests of the management port with 400, the name of the wrong field, and what is wrong with it. */
final class Wrong {
    private Wrong() {}

    static InvalidEndpointRequestException field(String name, String reason) {
        var text = name + ": " + reason;
        return new InvalidEndpointRequestException(text, text);
    }

    static void check(boolean right, String name, String reason) {
        if (!right) {
            throw field(name, reason);
        }
    }
}
