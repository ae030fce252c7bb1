package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * RunInstances(Amount=100), from the signed request to its answer, compared with JDBC batch inserts of the rows that
 * such a call leaves, in one transaction; alternating. Ratio = our time / JDBC time. The workers are idle meanwhile,
 * because provisioning is delayed. With {@code --callers} it is {@link CallersBench}.
 */
final class RunInstancesBench implements Bench.Measurement {
    private static final int AMOUNT = 100;

    @Override
    public Result run(Options options) throws Exception {
        if (options.given().stream().anyMatch(option -> option.startsWith("--callers"))) {
            return new CallersBench().run(options);
        }
        var warmUp = options.number("warmup", 120);
        var rounds = options.number("rounds", 120);
        try (var cloud = Cloud.boot(
                        "--skystage.simulation.scale=1000", "--skystage.inventory.zones." + Network.ZONE + "=2000");
                var connection = cloud.connect();
                var client = cloud.client()) {
            var network = new Network(cloud);
            var call = CallRows.of(connection, network.runInstances(client, AMOUNT, network.group(AMOUNT)));
            connection.setAutoCommit(false);
            var ours = new ArrayList<Long>();
            var plain = new ArrayList<Long>();
            for (int i = 0; i < warmUp + rounds; i++) {
                var group = network.group(AMOUNT);
                var begin = System.nanoTime();
                network.runInstances(client, AMOUNT, group);
                var middle = System.nanoTime();
                call.rename(connection, i);
                var then = System.nanoTime();
                call.insert(connection);
                connection.commit();
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
                    .and("rows", call.size());
        }
    }

    private static long[] sorted(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
