package dev.skystage.controlplane.api;

import org.jspecify.annotations.Nullable;

/**
 * A tag in a request, {@code Tag.N.Key} and {@code Tag.N.Value}: what a new resource gets, or what a listed one must
 * have. {@link Tags} has the rules of both. The names {@code key} and {@code value} of old documents are not known to
 * the real service either (aliyun-openapi-python-sdk#462).
 */
@Indexed(max = 20)
@Refusal("InvalidTagCount")
public record Tag(@Nullable String key, @KeepEmpty @Nullable String value) {
    /** The key, empty when absent. */
    public String name() {
        return key == null ? "" : key;
    }

    /** Whether a list is filtered by the value; without one any value will do. */
    public boolean hasValue() {
        return value != null && !value.isEmpty();
    }
}
