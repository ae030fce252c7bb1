package dev.skystage.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and makes rows in bulk, whatever columns the tables have. */
final class Rows {
    private Rows() {}

    /** Rows of a table as they are, for inserting them again under other ids. */
    record Table(String name, List<String> columns, List<Object[]> rows) {
        static Table read(Connection connection, String name, String where, String id) throws SQLException {
            var columns = new ArrayList<>(columnsOf(connection, name));
            if (name.equals("resource_event")) {
                columns.remove("id");
            }
            var rows = new ArrayList<Object[]>();
            try (var statement = connection.prepareStatement(
                    "select " + String.join(",", columns) + " from " + name + " where " + where)) {
                statement.setString(1, id);
                try (var found = statement.executeQuery()) {
                    while (found.next()) {
                        rows.add(values(found, columns.size()));
                    }
                }
            }
            return new Table(name, columns, rows);
        }

        String insert() {
            return "insert into " + name + " (" + String.join(",", columns) + ") values ("
                    + columns.stream().map(column -> "?").collect(Collectors.joining(",")) + ")";
        }

        private static Object[] values(ResultSet found, int n) throws SQLException {
            var values = new Object[n];
            for (int i = 0; i < n; i++) {
                values[i] = found.getObject(i + 1);
            }
            return values;
        }
    }

    static List<String> columnsOf(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var statement = connection.prepareStatement("select column_name from information_schema.columns"
                + " where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'"
                + " order by ordinal_position")) {
            statement.setString(1, table);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString(1));
                }
            }
        }
        return columns;
    }

    /**
     * Makes rows like an existing one, numbered from 1; the expressions of changed columns may use the number as {@code
     * g}.
     */
    static void multiply(Connection connection, String table, String id, int n, Map<String, String> changed)
            throws SQLException {
        var columns = columnsOf(connection, table);
        var values = columns.stream()
                .map(column -> changed.getOrDefault(column, "t." + column))
                .collect(Collectors.joining(","));
        try (var statement = connection.prepareStatement("insert into " + table + " (" + String.join(",", columns)
                + ") select " + values + " from " + table + " t, generate_series(1, ?) g where t.id = ?")) {
            statement.setInt(1, n);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    static double number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getDouble(1);
        }
    }
}
