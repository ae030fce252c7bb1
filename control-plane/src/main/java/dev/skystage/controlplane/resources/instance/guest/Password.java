package dev.skystage.controlplane.resources.instance.guest;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule of passwords. The password itself is never kept: the guest is simulated. */
public final class Password {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9()`~!@#$%^&*\\-_+=|{}\\[\\]:;'<>,.?/]{8,30}");
    private static final List<Pattern> CLASSES = List.of(
            Pattern.compile("[A-Z]"),
            Pattern.compile("[a-z]"),
            Pattern.compile("[0-9]"),
            Pattern.compile("[^A-Za-z0-9]"));
    // older documents demand a capital letter, a small letter and a digit; today any three of the four classes do
    private static final int CLASSES_NEEDED = 3;

    private Password() {}

    /** Accepts an absent password; refuses a malformed one with InvalidPassword.Malformed. */
    public static void examine(@Nullable String password, boolean windows) {
        check(password == null || isPassword(password, windows), "InvalidPassword.Malformed");
    }

    /**
     * 8 to 30 of the allowed characters, from at least three of the four classes; on Windows not with a slash at the
     * beginning.
     */
    public static boolean isPassword(String password, boolean windows) {
        var classes =
                CLASSES.stream().filter(part -> part.matcher(password).find()).count();
        return ALLOWED.matcher(password).matches()
                && classes >= CLASSES_NEEDED
                && !(windows && password.startsWith("/"));
    }
}
