package dev.skystage.controlplane.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a query with their parameters, in order. Columns and conditions are written by us, values are
 * always parameters. As in the API, a value that is null or empty does not filter; an empty list matches nothing.
 */
public final class Filter {
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    public Filter() {}

    public Filter(Filter other) {
        conditions.append(other.conditions);
        parameters.addAll(other.parameters);
    }

    /** Rows of the caller in a region. */
    public static Filter of(Caller caller, String regionId) {
        return new Filter().and("account_id = ?", caller.accountId()).and("region_id = ?", regionId);
    }

    /** Adds a condition, which has a question mark for each value. */
    public Filter and(String condition, Object... values) {
        conditions.append(conditions.isEmpty() ? "" : " and ").append(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    /** Adds all conditions of another filter. */
    public Filter and(Filter other) {
        return other.conditions.isEmpty() ? this : and(other.sql(), other.parameters.toArray());
    }

    /** The column has this value. */
    public Filter equal(String column, @Nullable String value) {
        return value == null || value.isEmpty() ? this : and(column + " = ?", value);
    }

    /** The column has this value. */
    public Filter equal(String column, @Nullable Boolean value) {
        return value == null ? this : and(column + " = ?", value);
    }

    /**
     * The column has one of these values. A single value is written as an equality: PostgreSQL then plans the statement
     * once, not in each call.
     */
    public Filter in(String column, @Nullable Collection<String> values) {
        if (values == null) {
            return this;
        }
        return values.size() == 1
                ? and(column + " = ?", values.iterator().next())
                : and(column + " = any(?)", (Object) values.toArray(String[]::new));
    }

    /** The column, an array, contains this value. */
    public Filter contains(String column, @Nullable String value) {
        return value == null || value.isEmpty() ? this : and(column + " @> array[?]::text[]", value);
    }

    /** The column is like this text, in which an asterisk stands for any characters. */
    public Filter like(String column, @Nullable String pattern) {
        if (pattern == null || pattern.isEmpty()) {
            return this;
        }
        return pattern.contains("*") ? and(column + " like ?", pattern(pattern)) : equal(column, pattern);
    }

    /** A pattern for SQL's {@code like}; an asterisk in the text stands for any characters. */
    public static String pattern(String text) {
        return literal(text).replace('*', '%');
    }

    /** A pattern for SQL's {@code like} that matches only the text itself. */
    public static String literal(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    /** The column, a jsonb object of tags, has all these tags; a tag without a value asks only for its key. */
    public Filter tags(String column, @Nullable List<Tag> tags) {
        for (var tag : Tags.wanted(tags)) {
            var value = tag.value();
            if (value == null || value.isEmpty()) {
                and(column + " ?? ?", tag.name());
            } else {
                and(column + " @> jsonb_build_object(?::text, ?::text)", tag.name(), value);
            }
        }
        return this;
    }

    /** The conditions joined by "and". */
    public String sql() {
        return conditions.toString();
    }

    public List<Object> parameters() {
        return List.copyOf(parameters);
    }
}
