package dev.skystage.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows that one RunInstances call has left, to be inserted again under other ids by plain JDBC batches. */
final class CallRows {
    private static final String OF_CALL =
            "(select resource_id from resource_event where cause = ? and event = 'CREATE')";
    private final List<Rows.Table> tables;

    private CallRows(List<Rows.Table> tables) {
        this.tables = tables;
    }

    /** The rows of the call that made these instances, as they are now. */
    static CallRows of(Connection connection, List<String> ids) throws SQLException {
        String cause;
        try (var statement = connection.prepareStatement(
                "select cause from resource_event where resource_id = ? and event = 'CREATE'")) {
            statement.setString(1, ids.getFirst());
            try (var found = statement.executeQuery()) {
                found.next();
                cause = found.getString(1);
            }
        }
        var tables = List.of(
                Rows.Table.read(connection, "allocation", "instance_id in " + OF_CALL, cause),
                Rows.Table.read(connection, "network_interface", "instance_id in " + OF_CALL, cause),
                Rows.Table.read(connection, "instance", "id in " + OF_CALL, cause),
                Rows.Table.read(connection, "disk", "instance_id in " + OF_CALL, cause),
                Rows.Table.read(connection, "resource_event", "resource_id in " + OF_CALL, cause),
                Rows.Table.read(connection, "task", "resource_id in " + OF_CALL, cause),
                Rows.Table.read(connection, "meter", "resource_id in " + OF_CALL, cause));
        tables.forEach(
                table -> Bench.say("%s: %d rows", table.name(), table.rows().size()));
        return new CallRows(tables);
    }

    int size() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }

    /** The ids of a table's rows under their present names. */
    List<String> ids(String table) {
        var ids = new ArrayList<String>();
        for (var one : tables) {
            if (one.name().equals(table)) {
                var column = one.columns().indexOf("id");
                one.rows().forEach(row -> ids.add((String) row[column]));
            }
        }
        return ids;
    }

    /** Gives the rows ids and addresses that nobody has, in the same order as before, and another group. */
    void rename(Connection connection, int round) throws SQLException {
        var mark = String.format("%04d", round);
        var group = connection.createArrayOf("text", new String[] {"sg-zz" + round / 10});
        for (var table : tables) {
            for (int column = 0; column < table.columns().size(); column++) {
                var name = table.columns().get(column);
                var at = column;
                if (name.equals("address")) {
                    table.rows().forEach(row -> row[at] = (Long) row[at] + (1L << 33));
                } else if (name.equals("security_group_ids")) {
                    table.rows().forEach(row -> row[at] = group);
                } else if (List.of("id", "instance_id", "resource_id", "eni_id").contains(name)) {
                    table.rows().forEach(row -> row[at] = renamed((String) row[at], mark));
                }
            }
        }
    }

    /** Higher than all present ids: then it is inserted at the end of the index, as a new id is. */
    private static String renamed(String id, String mark) {
        var dash = id.indexOf('-');
        return id.substring(0, dash) + "-zz1" + mark + id.substring(dash + 8);
    }

    /** One batch per table; the caller commits. */
    void insert(Connection connection) throws SQLException {
        for (var table : tables) {
            try (var statement = connection.prepareStatement(table.insert())) {
                for (var row : table.rows()) {
                    for (int i = 0; i < row.length; i++) {
                        statement.setObject(i + 1, row[i]);
                    }
                    statement.addBatch();
                }
                if (Arrays.stream(statement.executeBatch()).anyMatch(n -> n == 0)) {
                    throw new IllegalStateException(table.name());
                }
            }
        }
    }
}
