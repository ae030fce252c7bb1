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
 * Instances moved by the engine without simulated delay: thousands at once are made stopping, or starting, with a task
 * each, by SQL; timed from that commit to the last finished task. Against JDBC batch updates of the same rows by as many
 * connections as the engine has threads. Ratio = ours / JDBC. {@code --soak} goes on for ten minutes; its ratio is the
 * last minute / the first minute.
 */
final class TransitionsBench implements Bench.Measurement {
    private static final int BATCH = 200;
    private static final int THREADS = 2;

    @Override
    public Result run(Options options) throws Exception {
        var n = options.number("instances", 20_000);
        var soak = options.has("soak");
        try (var cloud = Cloud.boot("--skystage.simulation.scale=0");
                var connection = cloud.connect()) {
            var template = new Network(cloud).runInstances(1).getFirst();
            Rows.multiply(connection, "instance", template, n, Map.of("id", "'i-bench' || lpad(g::text, 15, '0')"));
            Rows.update(connection, "vacuum analyze instance");
            connection.setAutoCommit(false);
            for (int i = 0; i < options.number("warmup", 4); i++) {
                round(connection, n, i);
            }
            return soak
                    ? soak(connection, n, Duration.ofMinutes(options.number("minutes", 10)))
                    : measure(cloud, connection, n, options.number("rounds", 6));
        }
    }

    private static Result measure(Cloud cloud, Connection connection, int n, int rounds) throws Exception {
        var ours = new double[rounds];
        var plain = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ours[i] = round(connection, n, i);
            plain[i] = updates(cloud, n);
            Bench.say("engine %.0f/s, plain updates %.0f/s", ours[i], plain[i]);
        }
        var our = Load.median(ours);
        var their = Load.median(plain);
        return new Result(our / their, our, "transitions/s")
                .and("jdbc", their)
                .and("slowest", java.util.Arrays.stream(ours).min().orElse(0))
                .and("instances", n);
    }

    private static Result soak(Connection connection, int n, Duration time) throws Exception {
        var minutes = new ArrayList<List<Double>>();
        var begin = System.nanoTime();
        for (int i = 0; System.nanoTime() - begin < time.toNanos(); i++) {
            var minute = (int) Duration.ofNanos(System.nanoTime() - begin).toMinutes();
            while (minutes.size() <= minute) {
                minutes.add(new ArrayList<>());
            }
            minutes.get(minute).add(round(connection, n, i));
        }
        var perMinute = minutes.stream()
                .mapToDouble(rates -> rates.size()
                        / rates.stream().mapToDouble(rate -> 1 / rate).sum())
                .toArray();
        for (int i = 0; i < perMinute.length; i++) {
            Bench.say("minute %d: %.0f/s", i + 1, perMinute[i]);
        }
        return new Result(perMinute[perMinute.length - 1] / perMinute[0], Load.median(perMinute), "transitions/s")
                .and("first_minute", perMinute[0])
                .and("last_minute", perMinute[perMinute.length - 1])
                .and("minutes", perMinute.length);
    }

    /** Stops all instances, in odd rounds starts them; answers how many a second. */
    private static double round(Connection connection, int n, int round) throws SQLException {
        var even = round % 2 == 0;
        var type = even ? "instance.stop" : "instance.start";
        Rows.update(
                connection,
                "update instance set status = '" + (even ? "STOPPING" : "STARTING")
                        + "', version = version + 1 where id like 'i-bench%'");
        Rows.update(
                connection,
                "insert into task (id, type, account_id, region_id, resource_id, run_at, created_at)"
                        + " select 't-zz' || " + System.currentTimeMillis() * 1000 + " + row_number() over (), '" + type
                        + "', account_id, region_id, id, now(), now() from instance where id like 'i-bench%'");
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
                "select count(*) from instance where id like 'i-bench%' and status = '" + (even ? "STOPPED" : "RUNNING")
                        + "'");
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

    private static void update(Connection connection, int first, int n) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(
                "update instance set status = ?, version = version + 1 where id = ? and version >= ?")) {
            for (int batch = first * BATCH; batch < n; batch += BATCH * THREADS) {
                for (int i = batch; i < Math.min(batch + BATCH, n); i++) {
                    statement.setString(1, "RUNNING");
                    statement.setString(2, String.format("i-bench%015d", i + 1));
                    statement.setInt(3, 0);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            }
        }
    }
}
