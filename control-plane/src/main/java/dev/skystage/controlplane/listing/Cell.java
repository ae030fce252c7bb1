package dev.skystage.controlplane.listing;

import dev.skystage.controlplane.api.Times;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A column in the form that a component needs.
 *
 * @param place of the column in a row, from 1
 * @param kind how the value is converted
 * @param absent the text for a column without a value; if null, the component is null then, also if it is a number
 * @param constants the values of the enum by name, for the kind {@code ENUM}
 */
record Cell(
        int place,
        Kind kind,
        @Nullable String absent,
        @Nullable Map<String, Object> constants) {
    private static final ObjectReader MAPS = JsonMapper.shared().readerForMapOf(String.class);

    enum Kind {
        TEXT,
        INT,
        LONG,
        DECIMAL,
        FLAG,
        INSTANT,
        MINUTES,
        SECONDS,
        /** An enum, which is stored by name. */
        ENUM,
        /** A text[]; a plain text is a list of one. */
        TEXTS,
        /** A jsonb object of texts. */
        MAP
    }

    /** The value in the row; truth values, lists and maps are never null. */
    @Nullable
    Object read(ResultSet row) throws SQLException {
        return switch (kind) {
            case TEXT -> text(row.getString(place));
            case INT -> orAbsent(row.getInt(place), row);
            case LONG -> orAbsent(row.getLong(place), row);
            case DECIMAL -> decimal(row.getBigDecimal(place));
            case FLAG -> row.getBoolean(place);
            case INSTANT -> instant(row, place);
            case MINUTES -> text(Times.minutes(instant(row, place)));
            case SECONDS -> text(Times.seconds(instant(row, place)));
            case ENUM -> constant(row.getString(place));
            case TEXTS -> texts(row.getObject(place));
            case MAP -> map(row.getString(place));
        };
    }

    private @Nullable Object orAbsent(Number value, ResultSet row) throws SQLException {
        return absent == null && row.wasNull() ? null : value;
    }

    private @Nullable String text(@Nullable String value) {
        return value == null ? absent : value;
    }

    private static BigDecimal decimal(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static @Nullable Instant instant(ResultSet row, int place) throws SQLException {
        var time = row.getTimestamp(place);
        return time == null ? null : time.toInstant();
    }

    private @Nullable Object constant(@Nullable String name) {
        return name == null || constants == null ? null : constants.get(name);
    }

    private static List<String> texts(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> List.of();
            case java.sql.Array array -> List.of((String[]) array.getArray());
            default -> List.of(value.toString());
        };
    }

    private static Map<String, String> map(@Nullable String json) {
        return json == null || json.equals("{}") ? Map.of() : MAPS.readValue(json);
    }
}
