package dev.skystage.gateway.binding;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.ListText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads lists that are the text of one parameter. */
final class ListTexts {
    /** As lenient as the real service's parser, which clients rely on: single quotes, a comma at the end. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private ListTexts() {}

    /** The list, or null for a blank text; IllegalArgumentException for what is none. */
    static @Nullable List<String> read(String text, ListText how) {
        var list = text.strip();
        if (list.isEmpty()) {
            return null;
        }
        var json = how.value() == ListText.Form.JSON
                || (how.value() == ListText.Form.JSON_OR_COMMAS && list.startsWith("["));
        var entries = json ? array(list) : List.of(list.split("\\s*,\\s*"));
        if (entries.size() > how.max()) {
            throw how.tooMany().isEmpty()
                    ? new IllegalArgumentException("more than " + how.max())
                    : new ApiException(how.tooMany());
        }
        return entries;
    }

    private static List<String> array(String text) {
        var array = tree(text);
        if (!array.isArray()) {
            throw new IllegalArgumentException(text);
        }
        var entries = new ArrayList<String>(array.size());
        for (var entry : array) {
            var value = entry.isString() || entry.isNumber() ? entry.asString().strip() : "";
            if (!(entry.isString() || entry.isNumber()) || !isText(value)) {
                throw new IllegalArgumentException(text);
            }
            entries.add(value);
        }
        return List.copyOf(entries);
    }

    /** An escape can spell what no request may contain and no text column can hold: NUL and halves of characters. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
