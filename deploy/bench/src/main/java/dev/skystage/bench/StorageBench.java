package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Disks attached and detached by the engine without simulated delay: thousands at once are made attaching, or detaching,
 * with a task each, by SQL; timed from that commit to the last finished task. Against JDBC batch updates of the same rows
 * by as many connections as the engine has threads. Ratio = ours / JDBC.
 */
final class StorageBench implements Bench.Measurement {
    private static final int BATCH = 200;
    private static final int THREADS = 2;
    private static final String OURS = " where id like 'd-bench%'";

    @Override
    public Result run(Options options) throws Exception {
        var n = options.number("disks", 20_000);
        var rounds = options.number("rounds", 6);
        try (var cloud = Cloud.boot("--skystage.simulation.scale=0");
                var connection = cloud.connect()) {
            var instance = new Network(cloud).runInstances(1).getFirst();
            String template;
            try (var client = cloud.client()) {
                template = client.call("DescribeDisks", "InstanceId", instance)
                        .at("/Disks/Disk/0/DiskId")
                        .asString();
            }
            Rows.multiply(
                    connection,
                    "disk",
                    template,
                    n,
                    Map.of(
                            "id",
                            "'d-bench' || lpad(g::text, 15, '0')",
                            "type",
                            "'data'",
                            "status",
                            "'AVAILABLE'",
                            "instance_id",
                            "null",
                            "device",
                            "null"));
            Rows.update(connection, "vacuum analyze disk");
            connection.setAutoCommit(false);
            for (int i = 0; i < options.number("warmup", 4); i++) {
                round(connection, instance, n, i);
            }
            var ours = new double[rounds];
            var plain = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                ours[i] = round(connection, instance, n, i);
                plain[i] = updates(cloud, n);
                Bench.say("engine %.0f/s, plain updates %.0f/s", ours[i], plain[i]);
            }
            var our = Load.median(ours);
            var their = Load.median(plain);
            return new Result(our / their, our, "disks/s")
                    .and("jdbc", their)
                    .and("slowest", java.util.Arrays.stream(ours).min().orElse(0))
                    .and("disks", n);
        }
    }

    /** Attaches all disks, in odd rounds detaches them; answers how many a second. */
    private static double round(Connection connection, String instance, int n, int round) throws SQLException {
        var even = round % 2 == 0;
        Rows.update(
                connection,
                "update disk set status = '" + (even ? "ATTACHING" : "DETACHING") + "', instance_id = '" + instance
                        + "', version = version + 1" + OURS);
        Rows.update(
                connection,
                "insert into task (id, type, account_id, region_id, resource_id, run_at, created_at)"
                        + " select 't-zz' || " + System.currentTimeMillis() * 1000 + " + row_number() over (), 'disk."
                        + (even ? "attach" : "detach") + "', account_id, region_id, id, now(), now() from disk" + OURS);
        connection.commit();
        var begin = System.nanoTime();
        while (Rows.number(
                        connection,
                        "select (exists (select from task where status = 'Pending')"
                                + " or exists (select from task where status = 'Running'))::int")
                != 0) {
            connection.commit();
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var moved = Rows.number(
                connection,
                "select count(*) from disk" + OURS + " and status = '" + (even ? "IN_USE" : "AVAILABLE") + "'");
        connection.commit();
        if (moved != n) {
            throw new IllegalStateException(moved + " of " + n + " moved");
        }
        return n / seconds;
    }

    private static double updates(Cloud cloud, int n) throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            var first = thread;
            work.add(() -> {
                try (var connection = cloud.connect()) {
                    update(connection, first, n);
                }
                return true;
            });
        }
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return n / ((System.nanoTime() - begin) / 1e9);
    }

    /** The columns that an attachment changes. */
    private static void update(Connection connection, int first, int n) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("update disk set status = status, attached_at = now(),"
                + " version = version + 1 where id = ? and version >= ?")) {
            for (int batch = first * BATCH; batch < n; batch += BATCH * THREADS) {
                for (int i = batch; i < Math.min(batch + BATCH, n); i++) {
                    statement.setString(1, String.format("d-bench%015d", i + 1));
                    statement.setInt(2, 0);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            }
        }
    }
}
