package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * RunInstances(Amount=100), from the signed request to its answer, against JDBC batch inserts of the rows that such a
 * call leaves behind, in one transaction; in turns. Ratio = our time / JDBC time. The workers have nothing to do
 * meanwhile: provisioning is delayed.
 */
final class RunInstancesBench implements Bench.Measurement {
    private static final int AMOUNT = 100;
    private static final String OF_CALL =
            "(select resource_id from resource_event where cause = ? and event = 'CREATE')";

    @Override
    public Result run(Options options) throws Exception {
        var warmUp = options.number("warmup", 120);
        var rounds = options.number("rounds", 120);
        try (var cloud = Cloud.boot(
                        "--skystage.simulation.scale=1000", "--skystage.inventory.zones." + Network.ZONE + "=2000");
                var connection = cloud.connect();
                var client = cloud.client()) {
            var network = new Network(cloud);
            var tables = tables(connection, network.runInstances(client, AMOUNT, network.group(AMOUNT)));
            tables.forEach(
                    table -> Bench.say("%s: %d rows", table.name(), table.rows().size()));
            connection.setAutoCommit(false);
            var ours = new ArrayList<Long>();
            var plain = new ArrayList<Long>();
            for (int i = 0; i < warmUp + rounds; i++) {
                var group = network.group(AMOUNT);
                var begin = System.nanoTime();
                network.runInstances(client, AMOUNT, group);
                var middle = System.nanoTime();
                rename(tables, i, connection.createArrayOf("text", new String[] {"sg-zz" + i / 10}));
                var then = System.nanoTime();
                insert(connection, tables);
                if (i >= warmUp) {
                    ours.add(middle - begin);
                    plain.add(System.nanoTime() - then);
                }
            }
            var our = sorted(ours);
            var their = sorted(plain);
            var p50 = Load.percentile(our, 0.5);
            return new Result(p50 / Load.percentile(their, 0.5), p50, "ms")
                    .and("p99_ms", Load.percentile(our, 0.99))
                    .and("instances_per_s", AMOUNT * 1000 / p50)
                    .and("jdbc_p50_ms", Load.percentile(their, 0.5))
                    .and(
                            "rows",
                            tables.stream()
                                    .mapToInt(table -> table.rows().size())
                                    .sum());
        }
    }

    private static long[] sorted(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static List<Rows.Table> tables(Connection connection, List<String> ids) throws SQLException {
        String cause;
        try (var statement = connection.prepareStatement("select cause from resource_event where resource_id = ?")) {
            statement.setString(1, ids.getFirst());
            try (var found = statement.executeQuery()) {
                found.next();
                cause = found.getString(1);
            }
        }
        return List.of(
                Rows.Table.read(connection, "allocation", "instance_id in " + OF_CALL, cause),
                Rows.Table.read(connection, "network_interface", "instance_id in " + OF_CALL, cause),
                Rows.Table.read(connection, "instance", "id in " + OF_CALL, cause),
                Rows.Table.read(connection, "disk", "instance_id in " + OF_CALL, cause),
                Rows.Table.read(connection, "resource_event", "cause = ?", cause),
                Rows.Table.read(connection, "task", "resource_id in " + OF_CALL, cause));
    }

    /** Gives the rows ids and addresses that nobody has, in the same order as the ids before, and another group. */
    private static void rename(List<Rows.Table> tables, int round, Array group) {
        var mark = String.format("%04d", round);
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

    /** Behind all ids of today: an insert at the end of the index, as that of a new id is. */
    private static String renamed(String id, String mark) {
        var dash = id.indexOf('-');
        return id.substring(0, dash) + "-zz1" + mark + id.substring(dash + 8);
    }

    private static void insert(Connection connection, List<Rows.Table> tables) throws SQLException {
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
        connection.commit();
    }
}
