package dev.skystage.controlplane.listing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table and the view in which answers show its rows. It is compiled when it is made, so it should be a constant. */
public final class Listing<V> {
    private final String table;
    private final View<V> view;
    private final Map<String, String> computed;
    private final String columns;
    private final int accounts;

    private Listing(String table, View<V> view, Map<String, String> computed) {
        this.table = table;
        this.view = view;
        this.computed = computed;
        columns = view.columns().stream()
                .map(column -> computed.containsKey(column)
                        ? "(" + computed.get(column) + ") as " + column
                        : table + "." + column)
                .collect(Collectors.joining(", "));
        accounts = (int) columns.chars().filter(c -> c == '?').count();
    }

    /** Shows rows of the table as records of this type; {@link View} says how. */
    public static <V> Listing<V> of(String table, Class<V> view) {
        return new Listing<>(table, new View<>(view), Map.of());
    }

    /**
     * Adds a column that the table does not have. A question mark in its expression stands for the account that asks.
     */
    public Listing<V> with(String column, String expression) {
        var more = new LinkedHashMap<>(computed);
        more.put(column, expression);
        return new Listing<>(table, view, more);
    }

    String table() {
        return table;
    }

    View<V> view() {
        return view;
    }

    /** The select list. */
    Sql columns(String accountId) {
        return new Sql(columns, Collections.nCopies(accounts, accountId));
    }

    /** A part of a statement with the values of its question marks. */
    record Sql(String text, List<?> parameters) {}
}
