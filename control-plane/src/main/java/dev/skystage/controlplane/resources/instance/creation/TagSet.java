package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of tags that are given with a new resource. */
final class TagSet {
    private static final int LIMIT = 20;

    private TagSet() {}

    static Map<String, String> of(@Nullable List<CreationRequest.Tag> tags) {
        if (tags == null) {
            return Map.of();
        }
        check(tags.size() <= LIMIT, "InvalidTagCount", "The specified tags are beyond the permitted range.");
        var set = new LinkedHashMap<String, String>();
        for (var tag : tags) {
            var key = tag.key();
            var value = tag.value() == null ? "" : tag.value();
            check(
                    key != null || value.isEmpty(),
                    "InvalidTag.Mismatch",
                    "The specified Tag.n.Key and Tag.n.Value are not match.");
            if (key == null || key.length() > 64 || !isFree(key)) {
                throw new ApiException("InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid.");
            }
            check(value.length() <= 128 && isFree(value), "InvalidTagValue.Malformed");
            check(set.put(key, value) == null, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key.");
        }
        return set;
    }

    private static boolean isFree(String text) {
        return !text.startsWith("aliyun")
                && !text.startsWith("acs:")
                && !text.contains("http://")
                && !text.contains("https://");
    }
}
