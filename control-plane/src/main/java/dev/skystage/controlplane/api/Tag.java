package dev.skystage.controlplane.api;

import org.jspecify.annotations.Nullable;

/**
 * A tag in a request, {@code Tag.N.Key} and {@code Tag.N.Value} in either spelling: what a new resource gets, or what a
 * listed one must carry. {@link Tags} has the rules of both.
 */
public record Tag(
        @WireName({"Key", "key"}) @Nullable String key,
        @WireName({"Value", "value"}) @Nullable String value) {
    /** The key, empty when absent. */
    public String name() {
        return key == null ? "" : key;
    }

    /** Whether the value matters to a list; without one any will do. */
    public boolean hasValue() {
        return value != null && !value.isEmpty();
    }
}
