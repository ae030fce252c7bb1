package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How many days the clock is moved through in a second, while thousands of instances are charged and subscriptions
 * renew themselves every month. Ratio = days/s with them / days/s of the same cloud when it was empty.
 */
final class ClockBench implements Bench.Measurement {
    private static final int AMOUNT = 100;
    private static final String ACCOUNT = "1000000000000001";

    @Override
    public Result run(Options options) throws Exception {
        var instances = options.number("instances", 10_000);
        var subscriptions = options.number("subscriptions", 1000);
        var days = options.number("days", 360);
        try (var cloud = Cloud.boot(
                        "--skystage.simulation.scale=0", "--skystage.inventory.zones." + Network.ZONE + "=2000");
                var connection = cloud.connect();
                var client = cloud.client()) {
            advance(cloud, days); // warms up
            var empty = advance(cloud, days);
            var network = new Network(cloud);
            for (var i = 0; i < instances / AMOUNT; i++) {
                network.runInstances(client, AMOUNT, network.group(AMOUNT));
            }
            for (var i = 0; i < subscriptions / AMOUNT; i++) {
                network.runInstances(
                        client,
                        AMOUNT,
                        network.group(AMOUNT),
                        "InstanceChargeType",
                        "PrePaid",
                        "Period",
                        "1",
                        "PeriodUnit",
                        "Month",
                        "AutoRenew",
                        "true",
                        "AutoRenewPeriod",
                        "1");
            }
            awaitRunning(connection, instances + subscriptions);
            cloud.manage("billing/" + ACCOUNT, "{\"balance\": \"1000000000\"}");
            advance(cloud, days / 10);
            var full = advance(cloud, days);
            Bench.say("%s", count(connection, "select count(*) from meter") + " meters");
            return new Result(full / empty, full, "days/s")
                    .and("empty", empty)
                    .and("instances", instances)
                    .and("subscriptions", subscriptions);
        }
    }

    /** Days per second. */
    private static double advance(Cloud cloud, int days) throws Exception {
        var begin = System.nanoTime();
        cloud.manage("clock", "{\"advance\": \"P" + days + "D\"}");
        return days / (Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
    }

    private static void awaitRunning(Connection connection, int instances) throws SQLException {
        while (count(connection, "select count(*) from instance where status = 'RUNNING'") < instances) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
