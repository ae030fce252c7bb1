package dev.skystage.controlplane.resources.tag;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.resources.ResourceType;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How the Tag product writes tags, kinds and pages. */
public final class TagTexts {
    /** How a filter is compared. */
    public static final Set<String> FUZZY = Set.of("EQUAL", "PREFIX");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final int USUAL_PAGE = 50;
    private static final int MOST_ROWS = 1000;
    private static final int LONGEST_KEY = 128;

    private TagTexts() {}

    /** Tags to add, as {@code {"k1":"v1"}}; keys and values must be well-formed. */
    public static Map<String, String> given(String text) {
        return Tags.given(
                wanted(text).entrySet().stream()
                        .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                        .toList(),
                LONGEST_KEY);
    }

    /** Tags to look for, as {@code {"k1":"v1"}}; an empty value stands for any. */
    public static Map<String, String> wanted(String text) {
        try {
            var tags = JSON.readValue(text, TAGS);
            checkParameter(
                    tags != null
                            && !tags.containsKey("")
                            && tags.values().stream().noneMatch(Objects::isNull),
                    "Tags");
            return tags;
        } catch (JacksonException noTags) {
            throw ApiException.invalid("Tags");
        }
    }

    /** The kind, written as ALIYUN::ECS::INSTANCE; null for all kinds. */
    public static @Nullable ResourceType typeIfGiven(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var parts = text.split("::", -1);
        checkParameter(parts.length == 3 && parts[0].equalsIgnoreCase("ALIYUN"), "ResourceType");
        return ResourceType.ofWire(parts[2].toLowerCase(Locale.ROOT))
                .filter(type -> product(type).equalsIgnoreCase(parts[1]))
                .orElseThrow(() -> ApiException.invalid("ResourceType"));
    }

    /** The product of a kind in ARNs. */
    static String product(ResourceType type) {
        return type.arn("", "", "").split(":", 3)[1];
    }

    /** The pattern for SQL's {@code like}; null for anything. */
    public static @Nullable String pattern(@Nullable String text, @Nullable String fuzzyType) {
        if (text == null) {
            return null;
        }
        var literal = Filter.literal(text);
        return "PREFIX".equals(fuzzyType) ? literal + "%" : literal;
    }

    /** Keys of the system begin with acs:. */
    public static String category(String key) {
        return key.startsWith("acs:") ? "System" : "Custom";
    }

    /** Pages of up to 1,000 rows, 50 by default. */
    public static Paging page(@Nullable Integer pageSize, @Nullable String nextToken) {
        var size = pageSize == null ? USUAL_PAGE : pageSize;
        checkParameter(size >= 1 && size <= MOST_ROWS, "PageSize");
        return Paging.of(null, null, Integer.valueOf(size), nextToken, MOST_ROWS);
    }
}
