package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * From the RunInstances request to Running, without simulated delay. First under load: two callers who ask for 100
 * instances again and again; then single instances, one after the other, on the idle cloud. Compared with plain JDBC on
 * two connections for the same rows: batch inserts of all that such a call leaves, then two batch updates of its
 * instances and tasks, each in a transaction of its own. Ratio = ours / JDBC, in instances per second.
 */
final class EndToEndBench implements Bench.Measurement {
    private static final int AMOUNT = 100;
    private static final int CALLERS = 2;

    /** The instances of one call, and when it began, in milliseconds since the epoch. */
    private record Called(List<String> ids, long at) {}

    @Override
    public Result run(Options options) throws Exception {
        var calls = options.number("calls", 120);
        try (var cloud = Cloud.boot(
                        "--skystage.simulation.scale=0", "--skystage.inventory.zones." + Network.ZONE + "=3000");
                var connection = cloud.connect()) {
            var network = new Network(cloud);
            load(cloud, network, options.number("warmup", 60));
            awaitRunning(connection);
            var begin = System.currentTimeMillis();
            var called = load(cloud, network, calls);
            var accepted = System.currentTimeMillis();
            var running = awaitRunning(connection);
            var loaded = delays(connection, called);
            var single = new ArrayList<Called>();
            try (var client = cloud.client()) {
                for (int i = 0; i < options.number("singles", 100); i++) {
                    var at = System.currentTimeMillis();
                    single.add(new Called(network.runInstances(client, 1, network.group(1)), at));
                    awaitRunning(connection);
                }
            }
            var alone = delays(connection, single);
            var plain = plain(cloud, connection, called.subList(0, CALLERS), options.number("plain-calls", 120));
            var perSecond = calls * AMOUNT * 1000.0 / (running - begin);
            return new Result(perSecond / plain, perSecond, "instances/s")
                    .and("jdbc", plain)
                    .and("p50_ms", Load.percentile(loaded, 0.5))
                    .and("p99_ms", Load.percentile(loaded, 0.99))
                    .and("accepted_per_s", calls * AMOUNT * 1000.0 / (accepted - begin))
                    .and("single_p50_ms", Load.percentile(alone, 0.5))
                    .and("single_p99_ms", Load.percentile(alone, 0.99));
        }
    }

    private static List<Called> load(Cloud cloud, Network network, int calls) throws Exception {
        var left = new AtomicInteger(calls);
        Callable<List<Called>> caller = () -> {
            var called = new ArrayList<Called>();
            try (var client = cloud.client()) {
                while (left.getAndDecrement() > 0) {
                    var group = network.group(AMOUNT);
                    var at = System.currentTimeMillis();
                    called.add(new Called(network.runInstances(client, AMOUNT, group), at));
                }
            }
            return called;
        };
        var all = new ArrayList<Called>();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (var done : threads.invokeAll(java.util.Collections.nCopies(CALLERS, caller))) {
                all.addAll(done.get());
            }
        }
        return all;
    }

    /** Instances per second by plain JDBC. Each connection copies the rows of one call. */
    private static double plain(Cloud cloud, Connection connection, List<Called> models, int calls) throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (var model : models) {
            var rows = CallRows.of(connection, model.ids());
            work.add(() -> {
                try (var own = cloud.connect()) {
                    own.setAutoCommit(false);
                    for (int i = 0; i < calls / models.size(); i++) {
                        rows.rename(own, i);
                        rows.insert(own);
                        own.commit();
                        for (var status : List.of("STARTING", "RUNNING")) {
                            update(
                                    own,
                                    "update instance set status = '" + status + "', version = version + 1 where id = ?",
                                    rows.ids("instance"));
                            update(own, "update task set attempt = attempt + 1 where id = ?", rows.ids("task"));
                            own.commit();
                        }
                    }
                }
                return true;
            });
        }
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(models.size())) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return calls * AMOUNT / ((System.nanoTime() - begin) / 1e9);
    }

    private static void update(Connection connection, String sql, List<String> ids) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var id : ids) {
                statement.setString(1, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The time at which all tasks were seen to be done. */
    private static long awaitRunning(Connection connection) throws SQLException {
        while (Rows.number(
                        connection,
                        "select (exists (select from task where status = 'Pending')"
                                + " or exists (select from task where status = 'Running'))::int")
                != 0) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        return System.currentTimeMillis();
    }

    private static long[] delays(Connection connection, List<Called> calls) throws SQLException, IOException {
        var delays = new ArrayList<Long>();
        try (var statement = connection.prepareStatement(
                "select extract(epoch from started_at) * 1000 from instance where id = any(?) and status = 'RUNNING'")) {
            for (var called : calls) {
                statement.setArray(
                        1, connection.createArrayOf("text", called.ids().toArray()));
                try (var found = statement.executeQuery()) {
                    while (found.next()) {
                        delays.add((Math.round(found.getDouble(1)) - called.at()) * 1_000_000);
                    }
                }
            }
        }
        var expected = calls.stream().mapToInt(called -> called.ids().size()).sum();
        if (delays.size() != expected) {
            throw new IOException(delays.size() + " of " + expected + " are running");
        }
        var sorted = delays.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
