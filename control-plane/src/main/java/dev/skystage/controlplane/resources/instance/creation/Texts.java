package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of names and descriptions that users give. */
final class Texts {
    // The texts disagree on periods: the older allow them, so they are allowed.
    private static final Pattern NAME = Pattern.compile("[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9\\u4e00-\\u9fff:._-]{1,127}");

    private Texts() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !startsLikeLink(name);
    }

    static boolean isDescription(String text) {
        return text.length() >= 2 && text.length() <= 256 && !startsLikeLink(text);
    }

    static void checkDescription(@Nullable String text) {
        check(text == null || isDescription(text), "InvalidDescription.Malformed");
    }

    static void checkDisk(@Nullable String name, @Nullable String description) {
        check(name == null || isName(name), "InvalidDiskName.Malformed");
        check(description == null || isDescription(description), "InvalidDiskDescription.Malformed");
    }

    private static boolean startsLikeLink(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }
}
