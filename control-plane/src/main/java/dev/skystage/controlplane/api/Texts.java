package dev.skystage.controlplane.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for names and descriptions that users give. An absent or empty text counts as not given and passes. */
public final class Texts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9\\u4e00-\\u9fff._-]{1,127}");
    private static final Pattern NAME_WITH_COLONS =
            Pattern.compile("[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9\\u4e00-\\u9fff.:_-]{1,127}");
    private static final Pattern LETTER_FIRST = Pattern.compile("[A-Za-z\\u4e00-\\u9fff][\\s\\S]*");

    private Texts() {}

    /** 2 to 128 letters, Chinese characters, digits, periods, underscores and hyphens, beginning with a letter. */
    public static boolean isName(@Nullable String text) {
        return text == null || text.isEmpty() || NAME.matcher(text).matches();
    }

    /** The same, colons included. */
    public static boolean isNameWithColons(@Nullable String text) {
        return text == null || text.isEmpty() || NAME_WITH_COLONS.matcher(text).matches();
    }

    /** 2 to 256 characters that do not begin with http:// or https://. */
    public static boolean isDescription(@Nullable String text) {
        return text == null || text.isEmpty() || (text.length() >= 2 && text.length() <= 256 && !isLink(text));
    }

    /** The same, beginning with a letter or a Chinese character. */
    public static boolean isDescriptionFromLetter(@Nullable String text) {
        return text == null
                || text.isEmpty()
                || (isDescription(text) && LETTER_FIRST.matcher(text).matches());
    }

    public static boolean isLink(@Nullable String text) {
        return text != null && (text.startsWith("http://") || text.startsWith("https://"));
    }

    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
