package dev.skystage.bench;

import dev.skystage.bench.Attack.Row;
import dev.skystage.bench.Attack.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** The clock, moved to absurd times and moved under load. */
final class ClockAttacks implements Attack.Kind {
    private static final int CALLERS = 16;

    @Override
    public List<Row> on(Target target) throws Exception {
        var rows = new ArrayList<Row>();
        try (var cloud = target.start("clock", "--skystage.inventory.zones." + Network.ZONE + "=2000")) {
            var refused = 0;
            var absurd = List.of(
                    "{\"advance\": \"P400000D\"}",
                    "{\"advance\": \"PT2562047788015215H\"}",
                    "{\"advance\": \"-P1D\"}",
                    "{\"to\": \"+999999999-12-31T23:59:59Z\"}",
                    "{\"advance\": \"soon\"}");
            for (var body : absurd) {
                refused += cloud.managed("clock", body) == 400 ? 1 : 0;
            }
            rows.add(Row.of("absurd times not refused", absurd.size() - refused, "of " + absurd.size(), 0));
            rows.add(Row.of("a call after them", FloodAttacks.quietMillis(cloud), "ms", 500));
            rows.add(Row.of("P30D beside 16 callers that create", underLoad(cloud), "s", 60));
            cloud.manage("clock", "{\"to\": \"2070-01-01T00:00:00Z\"}");
            rows.add(Row.of("a call in 2070", FloodAttacks.quietMillis(cloud), "ms", 500));
        }
        try (var again = target.start("clock")) {
            rows.add(Row.of("a call in 2070 after a restart", FloodAttacks.quietMillis(again), "ms", 2000));
        }
        return rows;
    }

    private static double underLoad(Cloud cloud) throws Exception {
        var network = new Network(cloud);
        var calling = new AtomicBoolean(true);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> {
                    try (var client = cloud.client()) {
                        while (calling.get()) {
                            network.runInstances(client, 1, network.group(1));
                        }
                    } catch (IOException | RuntimeException e) {
                        Bench.say("a caller stopped: %s", e);
                    }
                });
            }
            var begin = System.nanoTime();
            try {
                cloud.manage("clock", "{\"advance\": \"P30D\"}");
            } finally {
                calling.set(false);
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
