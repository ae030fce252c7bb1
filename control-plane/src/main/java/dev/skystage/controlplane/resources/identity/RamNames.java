package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of RAM's names and texts; each refusal names its parameter. */
public final class RamNames {
    private static final Pattern USER = Pattern.compile("[a-zA-Z0-9.@\\-_]+");
    private static final Pattern ROLE = Pattern.compile("[a-zA-Z0-9.@-]+");
    private static final Pattern POLICY = Pattern.compile("[a-zA-Z0-9-]+");
    private static final Pattern DISPLAY = Pattern.compile("[\\p{L}\\p{N}.@ _-]+");
    private static final Pattern PHONE = Pattern.compile("[0-9]{1,4}-[0-9]{5,15}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_POLICY_NAME = 128;
    private static final int LONGEST_TEXT = 128;
    private static final int LONGEST_DESCRIPTION = 1024;

    private RamNames() {}

    public static String user(String name) {
        return named("UserName", name, USER, LONGEST_NAME);
    }

    public static String role(String name) {
        return named("RoleName", name, ROLE, LONGEST_NAME);
    }

    public static String policy(String name) {
        return named("PolicyName", name, POLICY, LONGEST_POLICY_NAME);
    }

    /** Whether it is a policy of everybody (System); else it is the account's own (Custom). */
    public static boolean isSystem(String policyType) {
        check(policyType.equals("System") || policyType.equals("Custom"), "InvalidParameter.PolicyType");
        return policyType.equals("System");
    }

    public static void displayName(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            named("DisplayName", text, DISPLAY, LONGEST_TEXT);
        }
    }

    public static void comments(@Nullable String text) {
        check(text == null || text.length() <= LONGEST_TEXT, "InvalidParameter.Comments.Length");
    }

    public static void description(@Nullable String text) {
        check(text == null || text.length() <= LONGEST_DESCRIPTION, "InvalidParameter.Description.Length");
    }

    public static void mobilePhone(@Nullable String text) {
        check(isEmptyOr(PHONE, text), "InvalidParameter.MobilePhone.Format");
    }

    public static void email(@Nullable String text) {
        check(isEmptyOr(EMAIL, text), "InvalidParameter.Email.Format");
    }

    private static boolean isEmptyOr(Pattern pattern, @Nullable String text) {
        return text == null || text.isEmpty() || pattern.matcher(text).matches();
    }

    private static String named(String parameter, String text, Pattern pattern, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new ApiException("InvalidParameter." + parameter + ".Length");
        }
        if (!pattern.matcher(text).matches()) {
            throw new ApiException("InvalidParameter." + parameter + ".InvalidChars");
        }
        return text;
    }
}
