package dev.skystage.gateway.contract;

/**
 * One documented error: a code of one action with its HTTP status and message, and when it is given.
 *
 * @param again whether it is an earlier row of the same code in other words, which are not given
 */
public record ErrorRow(String code, int http, String message, String when, boolean again) {
    /** Whether the message has a place that the hint of an exception fills. */
    boolean isTemplate() {
        return message.contains("%s") || message.contains("{0}");
    }

    /** Whether the document leaves the whole message open. */
    boolean isOpen() {
        return message.equals("%s") || message.equals("{0}");
    }

    /** Whether the message has this part, at whole words: AccessKeyId does not name a parameter Key. */
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

    /** The message with the hint in its place; with its lines in their places if it has several. */
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
