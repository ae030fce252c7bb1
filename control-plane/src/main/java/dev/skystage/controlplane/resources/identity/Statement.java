package dev.skystage.controlplane.resources.identity;

import java.util.List;
import java.util.Locale;

/**
 * One statement of a policy. It matches a question if its actions, resources, principals and conditions all match.
 *
 * @param denies whether its effect is Deny
 * @param actions patterns, in any case
 * @param resources patterns of ARNs
 * @param principals ARNs of accounts, users and roles; permission policies name none, and match everybody
 * @param conditions all of which must hold
 */
record Statement(
        boolean denies, Patterns actions, Patterns resources, Patterns principals, List<Condition> conditions) {
    private static final int PARTS_WITHOUT_ACCOUNT = 4;
    private static final int ACCOUNT = 3;

    /** Patterns one of which must match; if they are excepted (NotAction, NotResource), none may. */
    record Patterns(List<String> any, boolean excepted) {
        static final Patterns ALL = new Patterns(List.of("*"), false);

        boolean match(String text) {
            return any.stream().anyMatch(pattern -> Glob.matches(pattern, text)) != excepted;
        }
    }

    boolean speaksOf(Question question) {
        return actions.match(question.action().toLowerCase(Locale.ROOT))
                && resources.match(question.resource())
                && isFor(question.principal())
                && conditions.stream().allMatch(condition -> condition.holds(question.context()));
    }

    /** An account's root ARN stands for everybody in the account. */
    private boolean isFor(String principal) {
        if (principals.match(principal)) {
            return true;
        }
        var parts = principal.split(":", -1);
        return parts.length > ACCOUNT && principals.match("acs:ram::" + parts[ACCOUNT] + ":root");
    }

    /** Until 2015 ARNs had no account. Such patterns are still valid, for every account. */
    static String withAccount(String pattern) {
        var parts = pattern.split(":", -1);
        return parts.length == PARTS_WITHOUT_ACCOUNT && parts[0].equals("acs")
                ? "%s:%s:%s:*:%s".formatted((Object[]) parts)
                : pattern;
    }
}
