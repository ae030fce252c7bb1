package dev.skystage.controlplane.api;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of tags that are given with a new resource: {@code Tag.N.Key} and {@code Tag.N.Value}. */
public final class NewTags {
    private static final int MAX_TAGS = 20;
    private static final int MAX_KEY = 64;
    private static final int MAX_VALUE = 128;

    private NewTags() {}

    /** The tags by key: InvalidTagCount, InvalidTagKey.Malformed, InvalidTagValue.Malformed or Duplicate.TagKey. */
    public static Map<String, String> of(@Nullable List<TagFilter> tags) {
        if (tags == null) {
            return Map.of();
        }
        check(tags.size() <= MAX_TAGS, "InvalidTagCount", "The specified tags are beyond the permitted range.");
        var all = new LinkedHashMap<String, String>();
        for (var tag : tags) {
            var key = Texts.orEmpty(tag.key());
            var value = Texts.orEmpty(tag.value());
            check(
                    !key.isEmpty() && key.length() <= MAX_KEY && isFree(key),
                    "InvalidTagKey.Malformed",
                    "The specified Tag.n.Key is not valid.");
            check(
                    value.length() <= MAX_VALUE && isFree(value),
                    "InvalidTagValue.Malformed",
                    "The specified Tag.n.Value is not valid.");
            check(all.put(key, value) == null, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key.");
        }
        return all;
    }

    private static boolean isFree(String text) {
        return !text.startsWith("aliyun") && !text.startsWith("acs:") && !Texts.isLink(text);
    }
}
