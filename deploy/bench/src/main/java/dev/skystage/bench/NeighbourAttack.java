package dev.skystage.bench;

import dev.skystage.bench.Attack.Row;
import dev.skystage.bench.Attack.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Sixty-four callers of one account on one security group, and another account that only reads. */
final class NeighbourAttack implements Attack.Kind {
    private static final int CALLERS = 64;
    private static final Duration WINDOW = Duration.ofSeconds(20);

    @Override
    public List<Row> on(Target target) throws Exception {
        try (var cloud = target.start("neighbour", "--skystage.inventory.zones." + Network.ZONE + "=2000")) {
            var network = new Network(cloud);
            var group = network.group(1000);
            var made = new JsonMapper().readTree(cloud.manage("accounts", "{\"name\": \"quiet\"}"));
            try (var other = new Client(
                    cloud.port(),
                    made.get("accessKeyId").asString(),
                    made.get("accessKeySecret").asString())) {
                latencies(other, Duration.ofSeconds(5)); // warms up
                var quiet = latencies(other, WINDOW);
                var calling = new AtomicBoolean(true);
                var served = new AtomicLong();
                var failed = new AtomicLong();
                try (var callers = Executors.newFixedThreadPool(CALLERS)) {
                    for (int i = 0; i < CALLERS; i++) {
                        callers.execute(() -> press(cloud, network, group, calling, served, failed));
                    }
                    var pressed = latencies(other, WINDOW);
                    calling.set(false);
                    Bench.say(
                            "quiet p50 %.1f p99 %.1f ms, pressed p50 %.1f p99 %.1f ms; %d calls served, %d refused",
                            Load.percentile(quiet, 0.5),
                            Load.percentile(quiet, 0.99),
                            Load.percentile(pressed, 0.5),
                            Load.percentile(pressed, 0.99),
                            served.get(),
                            failed.get());
                    return List.of(Row.of(
                            "another account's p99 beside 64 callers on one group, over its quiet value",
                            Load.percentile(pressed, 0.99) / Load.percentile(quiet, 0.99),
                            "times",
                            5));
                }
            }
        }
    }

    private static void press(
            Cloud cloud, Network network, String group, AtomicBoolean calling, AtomicLong served, AtomicLong failed) {
        try (var client = cloud.client()) {
            while (calling.get()) {
                try {
                    network.runInstances(client, 1, group);
                    served.incrementAndGet();
                } catch (IllegalStateException e) {
                    failed.incrementAndGet(); // throttled, or the group is full
                }
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    /** Ten calls a second. */
    private static long[] latencies(Client client, Duration time) throws IOException {
        var all = new ArrayList<Long>();
        for (var end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            var begin = System.nanoTime();
            client.call("DescribeInstances");
            all.add(System.nanoTime() - begin);
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        var sorted = all.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
