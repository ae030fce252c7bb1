package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for names and texts of RAM; each refusal names its parameter. */
public final class RamNames {
    private static final Pattern USER = Pattern.compile("[a-zA-Z0-9.@\\-_]+");
    private static final Pattern ROLE = Pattern.compile("[a-zA-Z0-9.@-]+");
    private static final Pattern POLICY = Pattern.compile("[a-zA-Z0-9-]+");
    private static final Pattern DISPLAY = Pattern.compile("[\\p{L}\\p{N}.@ _-]+");
    private static final Pattern PHONE = Pattern.compile("[0-9]{1,4}-[0-9]{5,15}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    /** The password policy of an account that has set none. */
    private static final Pattern PASSWORD = Pattern.compile("[!-~]{8,32}");

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_POLICY_NAME = 128;
    private static final int LONGEST_TEXT = 128;
    private static final int LONGEST_DESCRIPTION = 1024;

    private RamNames() {}

    public static String user(String name) {
        return user("UserName", name);
    }

    /** The same for another parameter. */
    public static String user(String parameter, String name) {
        return named(parameter, name, USER, LONGEST_NAME);
    }

    public static String role(String name) {
        return named("RoleName", name, ROLE, LONGEST_NAME);
    }

    public static String policy(String name) {
        return named("PolicyName", name, POLICY, LONGEST_POLICY_NAME);
    }

    /** Whether it is a policy of all accounts (System); else it is the account's own (Custom). */
    public static boolean isSystem(String policyType) {
        check(policyType.equals("System") || policyType.equals("Custom"), "InvalidParameter.PolicyType");
        return policyType.equals("System");
    }

    public static void displayName(String parameter, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            named(parameter, text, DISPLAY, LONGEST_TEXT);
        }
    }

    public static void comments(String parameter, @Nullable String text) {
        require(text == null || text.length() <= LONGEST_TEXT, parameter, "Length");
    }

    public static void description(String parameter, @Nullable String text) {
        require(text == null || text.length() <= LONGEST_DESCRIPTION, parameter, "Length");
    }

    public static void mobilePhone(String parameter, @Nullable String text) {
        require(isEmptyOr(PHONE, text), parameter, "Format");
    }

    public static void email(String parameter, @Nullable String text) {
        require(isEmptyOr(EMAIL, text), parameter, "Format");
    }

    /** 8 to 32 letters, digits and symbols. */
    public static String password(String text) {
        require(PASSWORD.matcher(text).matches(), "Password", "TooWeak");
        return text;
    }

    private static boolean isEmptyOr(Pattern pattern, @Nullable String text) {
        return text == null || text.isEmpty() || pattern.matcher(text).matches();
    }

    private static String named(String parameter, String text, Pattern pattern, int longest) {
        require(!text.isEmpty() && text.length() <= longest, parameter, "Length");
        require(pattern.matcher(text).matches(), parameter, "InvalidChars");
        return text;
    }

    private static void require(boolean condition, String parameter, String what) {
        if (!condition) {
            throw new ApiException("InvalidParameter." + parameter + "." + what);
        }
    }
}
