package dev.skystage.gateway.actuator;

import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies of the management port strictly: anything wrong is refused with the name of its field. */
final class Strict {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private Strict() {}

    static <T> T read(byte[] json, Class<T> type) {
        return read(() -> MAPPER.readValue(json, type));
    }

    static <T> T read(JsonNode tree, Class<T> type) {
        return read(() -> MAPPER.treeToValue(tree, type));
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
            throw new Refused(field(e), e.getOriginalMessage());
        }
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
        Refused(String field, String reason) {
            this(field + ": " + reason);
        }

        private Refused(String text) {
            super(text, null, false, false);
        }
    }
}
