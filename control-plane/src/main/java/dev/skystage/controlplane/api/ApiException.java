package dev.skystage.controlplane.api;

import org.jspecify.annotations.Nullable;

/**
 * A refusal, by its code. HTTP status and message come from the contract's row of (action, code). Where an action has
 * several rows of one code, the hint is a part of the message that tells the row; where the row's message has a
 * placeholder ({@code %s} or {@code {0}}), the hint fills it.
 */
public final class ApiException extends RuntimeException {
    private final String code;
    private final @Nullable String hint;

    public ApiException(String code) {
        this(code, null);
    }

    public ApiException(String code, @Nullable String hint) {
        super(hint == null ? code : code + ": " + hint, null, false, false);
        this.code = code;
        this.hint = hint;
    }

    public String code() {
        return code;
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

    /** The same for codes with several rows or a placeholder. */
    public static void check(boolean condition, String code, String hint) {
        if (!condition) {
            throw new ApiException(code, hint);
        }
    }
}
