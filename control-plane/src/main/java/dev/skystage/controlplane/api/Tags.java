package dev.skystage.controlplane.api;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of tags, the same for every kind of resource: in lists ({@link #wanted}), and in all actions that create
 * something ({@link #given}). A resource has its tags in its column {@code tags}; triggers copy them to the table
 * {@code tag}.
 */
public final class Tags {
    private static final int MAX_KEY = 64;
    private static final int MAX_VALUE = 128;

    private Tags() {}

    /** The tags that a listed resource must have. Refuses with InvalidTag.Mismatch a tag without a key. */
    public static List<Tag> wanted(@Nullable List<Tag> tags) {
        if (tags == null) {
            return List.of();
        }
        check(tags.stream().noneMatch(tag -> tag.name().isEmpty()), "InvalidTag.Mismatch");
        return List.copyOf(tags);
    }

    /**
     * The tags of a new resource by key. Refuses with InvalidTag.Mismatch (a value without a key),
     * InvalidTagKey.Malformed, InvalidTagValue.Malformed (a value may be empty, but not absent) or Duplicate.TagKey.
     */
    public static Map<String, String> given(@Nullable List<Tag> tags) {
        return given(tags, MAX_KEY);
    }

    /** The same, with a maximum length of keys. */
    public static Map<String, String> given(@Nullable List<Tag> tags, int maxKey) {
        if (tags == null) {
            return Map.of();
        }
        var all = new LinkedHashMap<String, String>();
        for (var tag : tags) {
            var key = tag.key();
            var value = tag.value();
            check(key != null || !tag.hasValue(), "InvalidTag.Mismatch");
            if (key == null || key.isEmpty() || key.length() > maxKey || !isFree(key)) {
                throw new ApiException("InvalidTagKey.Malformed");
            }
            if (value == null || value.length() > MAX_VALUE || !isFree(value)) {
                throw new ApiException("InvalidTagValue.Malformed");
            }
            check(all.put(key, value) == null, "Duplicate.TagKey");
        }
        return all;
    }

    private static boolean isFree(String text) {
        return !text.startsWith("aliyun")
                && !text.startsWith("acs:")
                && !text.contains("http://")
                && !text.contains("https://");
    }
}
