package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import dev.skystage.scheduler.placement.ChoiceBenchmark;
import dev.skystage.scheduler.placement.RacingPlacers;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Decisions per second and p99 at 1,000, 10,000 and 100,000 hosts (JMH), and how often four replicas that place
 * instances at the same time choose the same host, in the database. The line's value is the rate at 10,000 hosts
 * without deployment sets; ratio = cost at 100,000 / cost at 1,000.
 */
final class PlacementBench implements Bench.Measurement {
    @Override
    public Result run(Options options) throws Exception {
        var seconds = TimeValue.milliseconds(options.number("millis", 2000));
        var measured = new Runner(
                        new OptionsBuilder()
                                .include(ChoiceBenchmark.class.getName())
                                .warmupIterations(3)
                                .warmupTime(seconds)
                                .measurementIterations(4)
                                .measurementTime(seconds)
                                .forks(1)
                                .jvmArgsAppend("-Xmx1g")
                                .build(),
                        OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
                .run();
        Map<String, Double> means = new TreeMap<>();
        Map<String, Double> p99s = new TreeMap<>();
        for (RunResult run : measured) {
            var name = run.getParams().getParam("hosts")
                    + (run.getParams().getParam("sets").equals("true") ? "_sets" : "");
            var statistics = run.getPrimaryResult().getStatistics();
            means.put(name, statistics.getMean());
            p99s.put(name, statistics.getPercentile(99));
        }
        var race = race(options);
        var result = new Result(
                means.getOrDefault("100000", 0.0) / means.getOrDefault("1000", 1.0),
                1e6 / means.getOrDefault("10000", 0.0),
                "decisions/s");
        means.forEach((name, micros) -> result.and("hosts_" + name + "_per_s", 1e6 / micros)
                .and("hosts_" + name + "_p99_us", p99s.getOrDefault(name, 0.0)));
        return result.and("racing_placements_per_s", race.perSecond())
                .and("conflicts", race.conflicts())
                .and("conflicts_sets", race.conflictsOfSets());
    }

    private static RacingPlacers.Outcome race(Options options) throws Exception {
        try (var cloud = Cloud.boot("--skystage.inventory.zones." + Network.ZONE + "=10000")) {
            return RacingPlacers.race(cloud.jdbcUrl(), Network.ZONE, 4, options.number("race-seconds", 10));
        }
    }
}
