package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of RAM, by name: MaxItems entries after a Marker.
 *
 * @param after the page begins behind this name; empty for the first page
 * @param size how many entries it has at most
 */
public record MarkedPage(String after, int size) {
    private static final int DEFAULT = 100;

    /** Refuses with InvalidParameter a marker that we never gave out, and a size below 1 or above the maximum. */
    public static MarkedPage of(@Nullable String marker, @Nullable Integer maxItems, int most) {
        return of("Marker", marker, "MaxItems", maxItems, most);
    }

    /** The same for actions whose parameters are NextToken and PageSize. */
    public static MarkedPage ofToken(@Nullable String nextToken, @Nullable Integer pageSize, int most) {
        return of("NextToken", nextToken, "PageSize", pageSize, most);
    }

    private static MarkedPage of(
            String markerName, @Nullable String marker, String sizeName, @Nullable Integer given, int most) {
        int size = given == null ? DEFAULT : given;
        checkParameter(size >= 1 && size <= most, sizeName);
        return new MarkedPage(marker == null || marker.isEmpty() ? "" : decode(markerName, marker), size);
    }

    /** A page as answers show it; the marker only if there is more. */
    public record Cut<T>(
            List<T> rows, boolean isTruncated, @Nullable String marker) {}

    /** How many rows to read: one more than is shown tells whether there are more. */
    public int limit() {
        return size + 1;
    }

    public <T> Cut<T> cut(List<T> read, Function<T, String> name) {
        if (read.size() <= size) {
            return new Cut<>(read, false, null);
        }
        var shown = List.copyOf(read.subList(0, size));
        return new Cut<>(shown, true, encode(name.apply(shown.getLast())));
    }

    private static String encode(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String markerName, String marker) {
        try {
            var name = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
            checkParameter(name.chars().noneMatch(Character::isISOControl), markerName);
            return name;
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(markerName);
        }
    }
}
