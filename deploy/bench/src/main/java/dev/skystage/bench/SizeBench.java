package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How much disk an instance takes. First instances are made by calls and brought to Running by the engine, with all
 * that this leaves (tables, indexes, history, finished tasks, dead rows of updates); then the rows of one such call are
 * copied by plain inserts, without updates. Ratio = bytes of an instance that was made / bytes of a copy. The size of
 * each table is shown too.
 */
final class SizeBench implements Bench.Measurement {
    private static final int AMOUNT = 100;
    private static final int CALLERS = 2;
    private static final int OF_A_NETWORK = 60_000;
    private static final int OF_A_HOST = 20;

    /** What a table takes, in bytes. */
    private record Size(String name, long rows, long table, long indexes) {
        Size minus(@Nullable Size other) {
            return other == null
                    ? this
                    : new Size(name, rows - other.rows, table - other.table, indexes - other.indexes);
        }

        long bytes() {
            return table + indexes;
        }
    }

    @Override
    public Result run(Options options) throws Exception {
        var made = options.number("instances", 20_000);
        var copies = options.number("copies", made);
        var hosts = (made + AMOUNT) / OF_A_HOST;
        try (var cloud = Cloud.boot(
                        "--skystage.simulation.scale=0",
                        "--skystage.quotas.instances=" + (made + AMOUNT),
                        "--skystage.quotas.vpcs=" + (10 + made / OF_A_NETWORK),
                        "--skystage.quotas.security-groups=" + (10 + made / 100),
                        "--skystage.inventory.zones." + Network.ZONE + "=" + hosts);
                var connection = cloud.connect()) {
            var model = new Network(cloud).runInstances(AMOUNT);
            awaitRunning(connection, AMOUNT);
            await(connection, "select count(*) >= " + hosts + " from host where zone_id = '" + Network.ZONE + "'");
            var call = CallRows.of(connection, model);
            var empty = sizes(connection);
            make(cloud, made);
            awaitRunning(connection, AMOUNT + made);
            var full = sizes(connection);
            var ours = told("made by calls", empty, full, made);
            connection.setAutoCommit(false);
            for (int i = 0; i < copies / AMOUNT; i++) {
                call.rename(connection, i);
                call.insert(connection);
                connection.commit();
            }
            connection.setAutoCommit(true);
            var plain = told("copied", full, sizes(connection), copies);
            return new Result(ours / plain, ours, "bytes/instance")
                    .and("jdbc", plain)
                    .and("instances", made)
                    .and("copies", copies)
                    .and("database_mb", Rows.number(connection, "select pg_database_size(current_database()) / 1e6"));
        }
    }

    /** In several networks, because each has only so many addresses. */
    private static void make(Cloud cloud, int instances) throws Exception {
        for (int left = instances; left > 0; left -= OF_A_NETWORK) {
            var network = new Network(cloud);
            var calls = new AtomicInteger(Math.min(left, OF_A_NETWORK) / AMOUNT);
            Callable<Boolean> caller = () -> {
                try (var client = cloud.client()) {
                    while (calls.getAndDecrement() > 0) {
                        network.runInstances(client, AMOUNT, network.group(AMOUNT));
                    }
                }
                return true;
            };
            try (var threads = Executors.newFixedThreadPool(CALLERS)) {
                for (var done : threads.invokeAll(Collections.nCopies(CALLERS, caller))) {
                    done.get();
                }
            }
        }
    }

    private static void awaitRunning(Connection connection, int instances) throws SQLException {
        await(
                connection,
                "select not exists (select from task where status in ('Pending', 'Running'))"
                        + " and (select count(*) from instance where status = 'RUNNING') = " + instances);
    }

    private static void await(Connection connection, String question) throws SQLException {
        while (Rows.number(connection, "select (" + question + ")::int") == 0) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static Map<String, Size> sizes(Connection connection) throws SQLException {
        Rows.update(connection, "vacuum analyze");
        var sizes = new HashMap<String, Size>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select relname, greatest(reltuples, 0)::bigint, pg_table_size(oid),"
                                + " pg_indexes_size(oid) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
            while (found.next()) {
                var name = found.getString(1);
                sizes.put(name, new Size(name, found.getLong(2), found.getLong(3), found.getLong(4)));
            }
        }
        return sizes;
    }

    /** Shows by how much each table has grown, the largest first; returns the bytes of an instance. */
    private static double told(String what, Map<String, Size> before, Map<String, Size> after, int instances) {
        var grown = after.values().stream()
                .map(size -> size.minus(before.get(size.name())))
                .sorted(Comparator.comparing(Size::bytes).reversed())
                .toList();
        Bench.say("%d %s: rows, bytes of the table and of its indexes, by instance", instances, what);
        for (var size : grown) {
            if (size.bytes() > instances) {
                Bench.say(
                        "| %s | %.2f | %d | %d |",
                        size.name(),
                        (double) size.rows() / instances,
                        size.table() / instances,
                        size.indexes() / instances);
            }
        }
        return (double) grown.stream().mapToLong(Size::bytes).sum() / instances;
    }
}
