package dev.skystage.controlplane.resources.tag;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits of calls about the tags of several resources. */
public final class Tagging {
    private static final int MOST_IDS = 50;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_KEY = 128;

    private Tagging() {}

    /** The ids: at least one, at most 50. */
    public static List<String> ids(@Nullable List<String> given) {
        if (given == null || given.isEmpty()) {
            throw new ApiException("MissingParameter", "ResourceId");
        }
        return upTo(given);
    }

    /** The ids, at most 50; null if there are none. */
    public static @Nullable List<String> idsIfGiven(@Nullable List<String> given) {
        return given == null || given.isEmpty() ? null : upTo(given);
    }

    private static List<String> upTo(List<String> given) {
        check(given.size() <= MOST_IDS, "NumberExceed.ResourceIds");
        return given;
    }

    /** The tags to add, at least one; their keys may be longer than elsewhere. */
    public static Map<String, String> tags(@Nullable List<Tag> given) {
        if (given == null || given.isEmpty()) {
            throw ApiException.firstOf(List.of("MissingParameter.Tags", "InvalidTag.Mismatch"));
        }
        check(given.size() <= MOST_TAGS, "NumberExceed.Tags");
        return Tags.given(given, LONGEST_KEY);
    }

    /** The keys to remove; null for all of them. */
    public static @Nullable List<String> keys(@Nullable List<String> given, @Nullable Boolean all) {
        if (given == null || given.isEmpty()) {
            if (!Boolean.TRUE.equals(all)) {
                throw ApiException.firstOf(List.of("MissingParameter.Tags", "MissingParameter"));
            }
            return null;
        }
        check(given.size() <= MOST_TAGS, "NumberExceed.Tags");
        check(given.stream().distinct().count() == given.size(), "Duplicate.TagKey");
        return given;
    }
}
