package dev.skystage.gateway.coverage;

import dev.skystage.gateway.contract.ErrorRow;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A documented error as it stands on the wire: rows of a contract that differ only in their explanation are one.
 *
 * @param again whether it repeats an earlier row of the same code in other words
 */
record Row(String code, int http, String message, boolean again) {
    private static final Pattern PLACE = Pattern.compile("%s|\\{\\d}");

    static List<Row> of(List<ErrorRow> rows) {
        return rows.stream()
                .map(row ->
                        new Row(row.code(), row.http(), row.message().strip().replaceAll("\\s+", " "), row.again()))
                .distinct()
                .toList();
    }

    /** Whether the message has a placeholder. */
    boolean isTemplate() {
        return PLACE.matcher(message).find();
    }

    /** Whether this message is one of the row. */
    boolean fits(String answered) {
        if (!isTemplate()) {
            return message.equals(answered.strip());
        }
        var parts = PLACE.splitAsStream(message).map(Pattern::quote).toList();
        var regex = String.join(".*", parts) + (message.endsWith("%s") || message.endsWith("}") ? ".*" : "");
        return Pattern.matches(regex, answered);
    }
}
