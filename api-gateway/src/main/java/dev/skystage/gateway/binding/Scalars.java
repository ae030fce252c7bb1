package dev.skystage.gateway.binding;

import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireEnum;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts the text of one parameter. A reader throws IllegalArgumentException if the text has the wrong form. */
final class Scalars {
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            String.class, text -> text,
            Integer.class, text -> Integer.valueOf(ascii(text)),
            Long.class, text -> Long.valueOf(ascii(text)),
            Double.class, Scalars::finite,
            BigDecimal.class, Scalars::decimal,
            Boolean.class, Scalars::flag,
            Instant.class, text -> Times.parse(text).orElseThrow(IllegalArgumentException::new));

    private Scalars() {}

    /** The reader of a type; null when a type is not written as one text. */
    static @Nullable Function<String, Object> reader(Type type) {
        if (!(type instanceof Class<?> plain)) {
            return null;
        }
        return isEnumerated(plain) ? enumerated(plain) : READERS.get(plain);
    }

    /** The values of an enumerated type as the contract spells them; empty for other types. */
    static List<String> values(Type type) {
        return type instanceof Class<?> plain && isEnumerated(plain)
                ? Arrays.stream(plain.getEnumConstants())
                        .map(constant -> ((WireEnum) constant).wire())
                        .toList()
                : List.of();
    }

    private static boolean isEnumerated(Class<?> type) {
        return type.isEnum() && WireEnum.class.isAssignableFrom(type);
    }

    private static Function<String, Object> enumerated(Class<?> type) {
        var constants = new HashMap<String, Object>();
        for (var constant : type.getEnumConstants()) {
            var value = (WireEnum) constant;
            put(constants, value.wire(), constant);
            value.aliases().forEach(alias -> put(constants, alias, constant));
        }
        return text -> {
            var constant = constants.get(text);
            if (constant == null) {
                throw new IllegalArgumentException(text);
            }
            return constant;
        };
    }

    private static void put(Map<String, Object> constants, String text, Object constant) {
        if (constants.put(text, constant) != null) {
            throw new IllegalStateException(constant.getClass() + " spells two values " + text);
        }
    }

    private static Object flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object finite(String text) {
        var number = decimal(text).doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    /** Java reads the digits of every script. */
    private static String ascii(String text) {
        if (text.chars().anyMatch(c -> c >= 128)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Bounded, so that 1E999999999 cannot make a number of a billion digits. */
    private static BigDecimal decimal(String text) {
        if (text.length() > 32) {
            throw new IllegalArgumentException(text);
        }
        var number = new BigDecimal(ascii(text));
        if (Math.abs(number.scale()) > 32) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
