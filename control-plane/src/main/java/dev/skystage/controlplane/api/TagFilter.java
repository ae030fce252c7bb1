package dev.skystage.controlplane.api;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tag that listed resources must carry: {@code Tag.N.Key} and {@code Tag.N.Value}. Without a value any will do. */
public record TagFilter(@Nullable String key, @Nullable String value) {
    private static final int MAX_TAGS = 20;

    /** The tags asked for: InvalidTagCount for more than 20, InvalidTag.Mismatch for a value without its key. */
    public static List<TagFilter> checked(@Nullable List<TagFilter> tags) {
        if (tags == null) {
            return List.of();
        }
        check(tags.size() <= MAX_TAGS, "InvalidTagCount");
        check(tags.stream().noneMatch(tag -> tag.name().isEmpty()), "InvalidTag.Mismatch");
        return List.copyOf(tags);
    }

    /** The key, empty when absent. */
    public String name() {
        return key == null ? "" : key;
    }
}
