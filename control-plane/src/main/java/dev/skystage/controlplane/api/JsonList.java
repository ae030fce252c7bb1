package dev.skystage.controlplane.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists that arrive as the text of a JSON array, e.g. {@code InstanceIds=["i-1","i-2"]}. */
public final class JsonList {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonList() {}

    /** The list, or null when the parameter is absent or blank; the code when it is no JSON array of scalars. */
    public static @Nullable List<String> parse(@Nullable String text, String code) {
        return parse(text, Integer.MAX_VALUE, code);
    }

    /** The same, with at most {@code max} entries. An empty array is an empty list: it matches nothing. */
    public static @Nullable List<String> parse(@Nullable String text, int max, String code) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var array = read(text, code);
        if (!array.isArray() || array.size() > max) {
            throw invalid(code);
        }
        var list = new ArrayList<String>(array.size());
        for (var entry : array) {
            if (!entry.isString() && !entry.isNumber()) {
                throw invalid(code);
            }
            var value = entry.asString().strip();
            if (!isText(value)) {
                throw invalid(code);
            }
            list.add(value);
        }
        return list;
    }

    /** An escape can spell what no request may contain and no text column can hold: NUL and halves of characters. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static JsonNode read(String text, String code) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw invalid(code);
        }
    }

    private static ApiException invalid(String code) {
        return code.equals(Paging.INVALID_PARAMETER)
                ? new ApiException(code, Paging.INVALID_PARAMETER_HINT)
                : new ApiException(code);
    }
}
