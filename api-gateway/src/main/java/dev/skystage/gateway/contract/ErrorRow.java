package dev.skystage.gateway.contract;

/**
 * One documented error: a code of one action with its HTTP status and message, and when it is given.
 *
 * @param again whether it repeats an earlier row of the same code in other words; such a row is never given
 */
public record ErrorRow(String code, int http, String message, String when, boolean again) {
    /** Whether the message has a placeholder that the hint of an exception fills. */
    public boolean isTemplate() {
        return message.contains("%s") || message.contains("{0}");
    }

    /** Whether the whole message is a placeholder. */
    boolean isOpen() {
        return message.equals("%s") || message.equals("{0}");
    }

    /** Whether the message contains this part as whole words: AccessKeyId does not contain a parameter Key. */
    boolean says(String part) {
        for (var at = message.indexOf(part); at >= 0; at = message.indexOf(part, at + 1)) {
            var end = at + part.length();
            if ((at == 0 || !Character.isLetterOrDigit(message.charAt(at - 1)))
                    && (end == message.length() || !Character.isLetterOrDigit(message.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** The message with the hint in its placeholder; if there are several, each line of the hint fills one. */
    String filled(String hint) {
        if (!message.contains("{1}")) {
            return message.replace("%s", hint).replace("{0}", hint);
        }
        var values = hint.split("\n", -1);
        var filled = message;
        for (var i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", values[i]);
        }
        return filled;
    }
}
