package dev.skystage.gateway.actuator;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies of the management port strictly: anything wrong is refused with the name of its field. */
final class Strict {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private Strict() {}

    static <T> T read(byte[] json, Class<T> type) {
        return given(read(() -> MAPPER.readValue(json, type)));
    }

    /** Refuses a body that is empty, or just the word null. */
    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new Refused("body", "must be given");
        }
        return value;
    }

    /** Refusals name this part before their field. */
    static <T> T within(String part, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refused refused) {
            throw new Refused(part + "." + refused.getMessage());
        }
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException e) {
            throw Refused.of(e);
        }
    }

    private static String reason(JacksonException problem) {
        return switch (problem) {
            case UnrecognizedPropertyException unused -> "there is no such field";
            case InvalidTypeIdException unknown -> unknown.getOriginalMessage();
            case InvalidFormatException wrong ->
                "%s is no %s".formatted(wrong.getValue(), wrong.getTargetType().getSimpleName());
            case MismatchedInputException wrong -> mismatch(wrong);
            default -> problem.getOriginalMessage();
        };
    }

    private static String mismatch(MismatchedInputException wrong) {
        if (wrong.getPath().isEmpty()) {
            return "must be a JSON object";
        }
        return wrong.getTargetType() == null
                ? wrong.getOriginalMessage()
                : "must be a value of type " + wrong.getTargetType().getSimpleName();
    }

    private static String field(JacksonException problem) {
        var field = new StringBuilder();
        for (var step : problem.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }

    /** Names the field and what is wrong with it. */
    static final class Refused extends RuntimeException {
        /** Why something could not be read as JSON, or as what it should be. */
        static Refused of(JacksonException problem) {
            return new Refused(field(problem), reason(problem));
        }

        Refused(String field, String reason) {
            this(field + ": " + reason);
        }

        private Refused(String text) {
            super(text, null, false, false);
        }
    }
}
