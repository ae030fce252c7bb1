package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import java.util.Locale;
import org.springframework.util.StringUtils;

/**
 * Who a caller is within its account: the account itself, a RAM user, or a session of a role. Written {@code root},
 * {@code user/alice}, {@code role/ops/session}.
 *
 * @param name of the user or the role; empty for the account
 * @param session the name of a role's session, else empty
 */
public record Principal(Kind kind, String name, String session) {
    /** The three kinds of callers. */
    public enum Kind {
        ROOT,
        USER,
        ROLE;

        /** Its spelling in codes of RAM, such as User. */
        String word() {
            return StringUtils.capitalize(name().toLowerCase(Locale.ROOT));
        }
    }

    private static final Principal ROOT = new Principal(Kind.ROOT, "", "");

    public static Principal of(Caller caller) {
        return parse(caller.principal());
    }

    static Principal parse(String text) {
        var parts = text.split("/", 3);
        if (parts[0].equals("user") && parts.length > 1) {
            return new Principal(Kind.USER, parts[1], "");
        }
        if (parts[0].equals("role") && parts.length > 1) {
            return new Principal(Kind.ROLE, parts[1], parts.length > 2 ? parts[2] : "session");
        }
        return ROOT;
    }

    public static Principal user(String name) {
        return new Principal(Kind.USER, name, "");
    }

    public static Principal role(String name) {
        return new Principal(Kind.ROLE, name, "");
    }

    public boolean isRoot() {
        return kind == Kind.ROOT;
    }

    /** The holder that its policies are attached to: {@code user/alice} or {@code role/ops}. */
    public String holder() {
        return switch (kind) {
            case ROOT -> "root";
            case USER -> "user/" + name;
            case ROLE -> "role/" + name;
        };
    }

    /** The ARN of this caller in trust policies and answers. */
    public String arn(String accountId) {
        return switch (kind) {
            case ROOT -> "acs:ram::" + accountId + ":root";
            case USER -> "acs:ram::" + accountId + ":user/" + name;
            case ROLE -> "acs:ram::" + accountId + ":assumed-role/" + name + "/" + session;
        };
    }

    /** The ARN that a trust policy must name to trust it; for a session that is the ARN of its role. */
    String trustedArn(String accountId) {
        return kind == Kind.ROLE ? "acs:ram::" + accountId + ":role/" + name : arn(accountId);
    }
}
