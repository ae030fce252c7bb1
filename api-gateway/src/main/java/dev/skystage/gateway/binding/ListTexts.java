package dev.skystage.gateway.binding;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.ListText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads lists that are sent as the text of one parameter. */
final class ListTexts {
    /** As lenient as the real service's parser, because clients rely on it: single quotes, a comma at the end. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private ListTexts() {}

    /** The list, or null for a blank text; IllegalArgumentException if the text is no list. */
    static @Nullable List<String> read(String text, ListText how) {
        var list = text.strip();
        if (list.isEmpty()) {
            return null;
        }
        var json = how.value() == ListText.Form.JSON
                || (how.value() == ListText.Form.JSON_OR_COMMAS && list.startsWith("["));
        return limited(json ? array(list) : List.of(list.split("\\s*,\\s*")), how);
    }

    /** The objects of an array; the members of each become parameters. */
    static @Nullable List<Map<String, String>> objects(String text, ListText how) {
        var list = text.strip();
        if (list.isEmpty()) {
            return null;
        }
        var objects = new ArrayList<Map<String, String>>();
        var array = tree(list);
        if (!array.isArray()) {
            throw new IllegalArgumentException(text);
        }
        for (var entry : array) {
            if (!entry.isObject()) {
                throw new IllegalArgumentException(text);
            }
            var parameters = new LinkedHashMap<String, String>();
            entry.properties().forEach(member -> parameters.put(member.getKey(), value(member.getValue())));
            objects.add(parameters);
        }
        return limited(objects, how);
    }

    private static <T> List<T> limited(List<T> entries, ListText how) {
        if (entries.size() > how.max()) {
            throw how.tooMany().isEmpty()
                    ? new IllegalArgumentException("more than " + how.max())
                    : new ApiException(how.tooMany());
        }
        return entries;
    }

    private static List<String> array(String text) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException(text);
            }
            var entries = new ArrayList<String>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!(parser.hasToken(JsonToken.VALUE_STRING)
                        || parser.currentToken().isNumeric())) {
                    throw new IllegalArgumentException(text);
                }
                entries.add(checked(parser.getString()).strip());
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(text);
            }
            return List.copyOf(entries);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String value(JsonNode node) {
        if (!(node.isString() || node.isNumber())) {
            throw new IllegalArgumentException(node.toString());
        }
        return checked(node.asString());
    }

    /**
     * An escape can produce what no request may contain and no text column can store: NUL, and half of a surrogate
     * pair.
     */
    private static String checked(String value) {
        for (int i = 0, c; i < value.length(); i += Character.charCount(c)) {
            c = value.codePointAt(i);
            if (c == 0 || Character.getType(c) == Character.SURROGATE) {
                throw new IllegalArgumentException(value);
            }
        }
        return value;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
