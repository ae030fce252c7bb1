package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The script of a command: its text, how it is sent and kept, and the parameters in it. */
public record Script(String text) {
    private static final int LONGEST_BYTES = 16 * 1024;
    private static final Pattern PARAMETER =
            Pattern.compile("\\{\\{\\s*((?:ACS::)?[A-Za-z0-9_-]{1,64})\\s*}}", Pattern.CASE_INSENSITIVE);

    /** Codes for a content that cannot be decoded; the action documents one of them. */
    private static final List<String> UNREADABLE = List.of("Invalid.CommandContent", "CmdContent.DecodeError");

    private static final List<String> TOO_LONG = List.of("Invalid.CommandContent", "CmdContent.ExceedLimit");

    /** The script of a parameter, in Base64 or plain. */
    public static Script sent(@Nullable String content, boolean inBase64) {
        if (content == null || content.isEmpty()) {
            throw ApiException.firstOf(UNREADABLE);
        }
        var script =
                inBase64 ? decode(content).orElseThrow(() -> ApiException.firstOf(UNREADABLE)) : new Script(content);
        if (script.text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw ApiException.firstOf(TOO_LONG);
        }
        return script;
    }

    /** Whether ContentEncoding says Base64; PlainText and Base64 are all there is, in any case. */
    public static boolean isBase64(@Nullable String encoding, boolean byDefault) {
        if (encoding == null || encoding.isEmpty()) {
            return byDefault;
        }
        checkParameter(
                encoding.equalsIgnoreCase("Base64") || encoding.equalsIgnoreCase("PlainText"), "ContentEncoding");
        return encoding.equalsIgnoreCase("Base64");
    }

    static Script kept(String base64) {
        return decode(base64).orElseThrow();
    }

    public String base64() {
        return encode(text);
    }

    public static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String plain(String base64) {
        return kept(base64).text;
    }

    /** The names in double braces that callers give values, each once. */
    public List<String> parameterNames() {
        return PARAMETER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.contains("::"))
                .distinct()
                .toList();
    }

    /** The script with the values of its parameters; a name that has no value stays as it is. */
    public Script with(Map<String, String> values) {
        return new Script(PARAMETER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.entrySet().stream()
                        .filter(value -> value.getKey().equalsIgnoreCase(found.group(1)))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(found.group()))));
    }

    /** The script of a text in Base64; empty for one that is not. */
    public static Optional<Script> decode(String base64) {
        try {
            return Optional.of(new Script(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
