package dev.skystage.gateway.actuator;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** Refuses requests of the management port with 400, the name of the wrong field, and what is wrong with it. */
final class Wrong {
    private Wrong() {}

    static InvalidEndpointRequestException field(String name, String reason) {
        var text = name + ": " + reason;
        return new InvalidEndpointRequestException(text, text);
    }

    /** The name of a constant, in small letters or capitals; null for null. */
    static <E extends Enum<E>> @Nullable String constant(String field, @Nullable String text, Class<E> constants) {
        if (text == null) {
            return null;
        }
        var name = text.toUpperCase(Locale.ROOT);
        check(
                Arrays.stream(constants.getEnumConstants())
                        .anyMatch(constant -> constant.name().equals(name)),
                field,
                "there is no " + text);
        return name;
    }

    static void check(boolean right, String name, String reason) {
        if (!right) {
            throw field(name, reason);
        }
    }
}
