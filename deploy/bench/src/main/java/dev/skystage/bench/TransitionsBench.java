package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import dev.skystage.bench.EngineRounds.Move;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Instances stopped and started by the engine, against plain updates of the same rows. {@code --soak} goes on for ten
 * minutes; its ratio is the last minute / the first minute.
 */
final class TransitionsBench implements Bench.Measurement {
    private static final String PREFIX = "i-bench";

    @Override
    public Result run(Options options) throws Exception {
        var n = options.number("instances", 20_000);
        try (var cloud = Cloud.boot("--skystage.simulation.scale=0");
                var connection = cloud.connect()) {
            var template = new Network(cloud).runInstances(1).getFirst();
            Rows.multiply(
                    connection, "instance", template, n, Map.of("id", "'" + PREFIX + "' || lpad(g::text, 15, '0')"));
            Rows.update(connection, "vacuum analyze instance");
            connection.setAutoCommit(false);
            var engine = new EngineRounds(
                    connection,
                    "instance",
                    PREFIX,
                    n,
                    new Move("status = 'STOPPING'", "instance.stop", "STOPPED"),
                    new Move("status = 'STARTING'", "instance.start", "RUNNING"));
            engine.warmUp(options);
            return options.has("soak")
                    ? soak(engine, Duration.ofMinutes(options.number("minutes", 10)))
                    : engine.against(
                            new PlainUpdates(cloud, "instance", "status = 'RUNNING'", PREFIX, n),
                            options,
                            "transitions/s");
        }
    }

    private static Result soak(EngineRounds engine, Duration time) throws Exception {
        var minutes = new ArrayList<List<Double>>();
        var begin = System.nanoTime();
        for (int i = 0; System.nanoTime() - begin < time.toNanos(); i++) {
            var minute = (int) Duration.ofNanos(System.nanoTime() - begin).toMinutes();
            while (minutes.size() <= minute) {
                minutes.add(new ArrayList<>());
            }
            minutes.get(minute).add(engine.run(i));
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
}
