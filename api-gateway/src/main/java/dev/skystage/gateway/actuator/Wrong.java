package dev.skystage.gateway.actuator;

import java.time.Duration;
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

    /** A time from 0 to the longest one, or none. */
    static void check(@Nullable Duration time, Duration longest, String name) {
        check(
                time == null || (!time.isNegative() && time.compareTo(longest) <= 0),
                name,
                "must be 0 or more, at most " + longest);
    }

    static void check(boolean right, String name, String reason) {
        if (!right) {
            throw field(name, reason);
        }
    }
}
