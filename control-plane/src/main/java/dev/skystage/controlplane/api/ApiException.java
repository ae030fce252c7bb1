package dev.skystage.controlplane.api;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A refusal by its code. HTTP status and message come from the contract's row of (action, code). Where an action has
 * several rows with the code, the hint chooses one: it is a part of that row's message. Where the row's message has a
 * placeholder ({@code %s} or {@code {0}}), the hint fills it; where it has several ({@code {0}, {1}}), the lines of the
 * hint fill them.
 */
public class ApiException extends RuntimeException {
    private final String code;
    private final @Nullable String hint;
    private final List<ApiException> others;

    public ApiException(String code) {
        this(code, null);
    }

    public ApiException(String code, @Nullable String hint) {
        this(code, hint, List.of());
    }

    private ApiException(String code, @Nullable String hint, List<ApiException> others) {
        super(hint == null ? code : code + ": " + hint, null, false, false);
        this.code = code;
        this.hint = hint;
        this.others = others;
    }

    /** A refusal whose message has several placeholders, with the texts that fill them. */
    public static ApiException filling(String code, String... values) {
        return new ApiException(code, String.join("\n", values));
    }

    /** InvalidParameter with the name of the parameter: for a wrong value where the action has no code of its own. */
    public static ApiException invalid(String parameter) {
        return new ApiException("InvalidParameter", parameter);
    }

    /**
     * The refusal with the first of these codes that the action documents. For one fault that actions spell
     * differently.
     */
    public static ApiException firstOf(List<String> codes) {
        return new ApiException(
                codes.getFirst(),
                null,
                codes.stream().skip(1).map(ApiException::new).toList());
    }

    /** Adds another spelling of the same refusal, for actions that do not document the earlier ones. */
    public ApiException or(String otherCode) {
        return or(otherCode, null);
    }

    /** The same with a hint. */
    public ApiException or(String otherCode, @Nullable String otherHint) {
        var more = Stream.concat(others.stream(), Stream.of(new ApiException(otherCode, otherHint)));
        return new ApiException(code, hint, more.toList());
    }

    /** The code, or the first of them. */
    public String code() {
        return code;
    }

    public @Nullable String hint() {
        return hint;
    }

    /** All spellings of the refusal. The first one that the action documents counts; often there is only one. */
    public List<ApiException> spellings() {
        return others.isEmpty()
                ? List.of(this)
                : Stream.concat(Stream.of(new ApiException(code, hint)), others.stream())
                        .toList();
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

    /** Refuses unless the condition holds; for refusals that actions spell differently. */
    public static void check(boolean condition, ApiException refusal) {
        if (!condition) {
            throw refusal;
        }
    }

    /** Refuses with InvalidParameter and the name of the parameter, unless the condition holds. */
    public static void checkParameter(boolean condition, String parameter) {
        if (!condition) {
            throw invalid(parameter);
        }
    }
}
