package dev.skystage.gateway.testing;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Writes down the shapes of answers to raw calls, for the comparison with recorded answers: the keys of every object in
 * their order, and the JSON type of every value. Lists are marked [], the root is empty.
 */
public final class ObservedShapes {
    /** One line each: action, path, and {@code keys} with a comma-separated list or {@code type} with its name. */
    public static final String NAME = "observed-shapes";

    private static final KeptLines LINES = new KeptLines(NAME);

    private ObservedShapes() {}

    static void keep(Answer answer) {
        if (answer.status() == 200 && answer.body().isObject()) {
            walk(answer.action(), "", answer.body());
        }
    }

    private static void walk(String action, String path, JsonNode node) {
        LINES.keep(action + "\t" + path + "\ttype\t" + type(node));
        if (node.isObject()) {
            LINES.keep(action
                    + "\t"
                    + path
                    + "\tkeys\t"
                    + node.propertyNames().stream().collect(Collectors.joining(",")));
            node.forEachEntry((name, value) -> walk(action, path.isEmpty() ? name : path + "." + name, value));
        } else if (node.isArray()) {
            node.forEach(item -> walk(action, path + "[]", item));
        }
    }

    private static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case STRING -> "string";
            default -> "null";
        };
    }
}
