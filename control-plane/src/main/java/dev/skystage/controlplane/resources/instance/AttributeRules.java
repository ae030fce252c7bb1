package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of names, passwords and user data in ModifyInstanceAttribute; creation has others. */
public final class AttributeRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z\\u4e00-\\u9fa5][A-Za-z0-9\\u4e00-\\u9fa5.:_-]{1,127}");
    private static final Pattern LINK = Pattern.compile("(?s)https?://.*");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9()`~!@#$%^&*\\-_+=|{}\\[\\]:;'<>,.?/]{8,30}");
    private static final List<Pattern> PASSWORD_PARTS =
            List.of(Pattern.compile("[A-Z]"), Pattern.compile("[a-z]"), Pattern.compile("[0-9]"));
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]+([.-][A-Za-z0-9]+)*");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int DESCRIPTION_LIMIT = 256;
    private static final int USER_DATA_LIMIT = 16 * 1024;

    private AttributeRules() {}

    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !LINK.matcher(name).matches();
    }

    public static boolean isDescription(String description) {
        return description.length() <= DESCRIPTION_LIMIT
                && !LINK.matcher(description).matches();
    }

    public static boolean isPassword(String password, boolean windows) {
        return PASSWORD.matcher(password).matches()
                && PASSWORD_PARTS.stream()
                        .allMatch(part -> part.matcher(password).find())
                && !(windows && password.startsWith("/"));
    }

    public static boolean isHostName(String host, boolean windows) {
        return host.length() >= 2
                && host.length() <= (windows ? 15 : 64)
                && HOST_NAME.matcher(host).matches()
                && !(windows && DIGITS.matcher(host).matches());
    }

    /** The user data without the line breaks that base64(1) makes; it must be less than 16 KiB before encoding. */
    public static String userData(String encoded) {
        var text = encoded.replaceAll("\\s", "");
        try {
            check(Base64.getDecoder().decode(text).length < USER_DATA_LIMIT, "InvalidUserData.SizeExceeded");
        } catch (IllegalArgumentException notBase64) {
            throw new ApiException("InvalidParameter", "The specified parameter is not valid");
        }
        return text;
    }
}
