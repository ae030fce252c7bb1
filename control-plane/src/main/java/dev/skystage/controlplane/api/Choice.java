package dev.skystage.controlplane.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks parameters that have a list of values. An absent or empty one passes. */
public final class Choice {
    private Choice() {}

    /** Refuses a value outside the set with the code. */
    public static void check(@Nullable String value, Set<String> allowed, String code) {
        if (value != null && !value.isEmpty()) {
            ApiException.check(allowed.contains(value), code);
        }
    }

    /** Refuses a value outside the set with InvalidParameter, where the action has no code of its own. */
    public static void checkParameter(String parameter, @Nullable String value, Set<String> allowed) {
        if (value != null && !value.isEmpty()) {
            ApiException.checkParameter(allowed.contains(value), parameter);
        }
    }
}
