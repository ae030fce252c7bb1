package dev.skystage.controlplane.api;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The columns of a row as answers want them: an absent text is "", an absent list is empty. */
public record RowValues(ResultSet row) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public String text(String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    public @Nullable String optional(String column) throws SQLException {
        return row.getString(column);
    }

    public int number(String column) throws SQLException {
        return row.getInt(column);
    }

    public boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    public BigDecimal decimal(String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    public @Nullable Instant time(String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** A time to the minute, "" when absent. */
    public String minutesOrEmpty(String column) throws SQLException {
        var time = Times.minutes(time(column));
        return time == null ? "" : time;
    }

    /** A time to the second, "" when absent. */
    public String secondsOrEmpty(String column) throws SQLException {
        var time = Times.seconds(time(column));
        return time == null ? "" : time;
    }

    /** The one value of a text column, or none. */
    public List<String> list(String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? List.of() : List.of(text);
    }

    /** The values of a text[] column. */
    public List<String> texts(String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** The tags of a jsonb column. */
    public Map<String, String> map(String column) throws SQLException {
        var json = row.getString(column);
        return json == null || json.equals("{}") ? Map.of() : JSON.readValue(json, new TypeReference<>() {});
    }

    /** The tags of a jsonb column, as the ECS API shows them. */
    public List<TagView> tags(String column) throws SQLException {
        return map(column).entrySet().stream()
                .map(tag -> new TagView(tag.getKey(), tag.getValue()))
                .toList();
    }
}
