package dev.skystage.gateway.contract;

/** One documented error: a code of one action with its HTTP status and message, and when it is given. */
public record ErrorRow(String code, int http, String message, String when) {
    /** Whether the message has a place that the hint of an exception fills. */
    boolean isTemplate() {
        return message.contains("%s") || message.contains("{0}");
    }

    String filled(String hint) {
        return message.replace("%s", hint).replace("{0}", hint);
    }
}
