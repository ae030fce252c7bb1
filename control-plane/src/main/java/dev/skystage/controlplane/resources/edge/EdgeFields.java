package dev.skystage.controlplane.resources.edge;

import dev.skystage.controlplane.api.ApiException;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Checks values of ENS. Its refusals have the name of the field in the code, as in InvalidParameter.Period. */
public final class EdgeFields {
    private EdgeFields() {}

    /** The refusal of this field. */
    @SuppressWarnings("OrphanedFormatString") // the contract spells the code with a placeholder, which the field fills
    public static ApiException invalid(String field) {
        return new ApiException("InvalidParameter.%s", field);
    }

    /** Refuses the field unless it is right. */
    public static void check(String field, boolean right) {
        if (!right) {
            throw invalid(field);
        }
    }

    /** Refuses the field unless it is absent or has one of the values. */
    public static void check(String field, @Nullable String value, Set<String> values) {
        check(field, value == null || values.contains(value));
    }

    /** A decimal number that is sent as text. */
    public static int number(String field, String text, IntPredicate right) {
        check(field, text.matches("\\d{1,4}") && right.test(Integer.parseInt(text)));
        return Integer.parseInt(text);
    }
}
