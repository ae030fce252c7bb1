package dev.skystage.controlplane.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, by its code. HTTP status and message come from the contract's row of (action, code). Where an action has
 * several rows of one code, the hint is a part of the message that tells the row; where the row's message has a
 * placeholder ({@code %s} or {@code {0}}), the hint fills it; the lines of the hint fill several ({@code {0}, {1}}).
 */
public final class ApiException extends RuntimeException {
    private final List<String> codes;
    private final @Nullable String hint;

    public ApiException(String code) {
        this(code, null);
    }

    public ApiException(String code, @Nullable String hint) {
        this(List.of(code), hint);
    }

    private ApiException(List<String> codes, @Nullable String hint) {
        super(hint == null ? codes.getFirst() : codes.getFirst() + ": " + hint, null, false, false);
        this.codes = codes;
        this.hint = hint;
    }

    /** A refusal whose message has several placeholders, with what fills them. */
    public static ApiException filling(String code, String... values) {
        return new ApiException(code, String.join("\n", values));
    }

    /** InvalidParameter, naming the parameter: the refusal of a value where the action has no code of its own. */
    public static ApiException invalid(String parameter) {
        return new ApiException("InvalidParameter", parameter);
    }

    /** The refusal by the first of these codes that the action documents: one fault, spelt differently by actions. */
    public static ApiException firstOf(List<String> codes) {
        return new ApiException(codes, null);
    }

    /** The code, or the first of them. */
    public String code() {
        return codes.getFirst();
    }

    /** The codes, of which the first counts that the action documents. */
    public List<String> codes() {
        return codes;
    }

    public @Nullable String hint() {
        return hint;
    }

    /** Refuses with the code unless the condition holds. */
    public static void check(boolean condition, String code) {
        if (!condition) {
            throw new ApiException(code);
        }
    }

    /** InvalidParameter, naming the parameter, unless the condition holds. */
    public static void checkParameter(boolean condition, String parameter) {
        if (!condition) {
            throw invalid(parameter);
        }
    }

    /** The same for codes with several rows or a placeholder. */
    public static void check(boolean condition, String code, String hint) {
        if (!condition) {
            throw new ApiException(code, hint);
        }
    }
}
