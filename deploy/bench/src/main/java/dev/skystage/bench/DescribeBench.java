package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Signed DescribeInstances by id against {@link BareEndpoint}, in alternating windows. Ratio = ours / bare. */
final class DescribeBench implements Bench.Measurement {
    private static final int CONNECTIONS = 32;

    @Override
    public Result run(Options options) throws Exception {
        var warmUp = options.number("warmup", 7);
        var window = Duration.ofSeconds(options.number("window", 6));
        var rounds = options.number("rounds", 5);
        try (var cloud = Cloud.boot()) {
            var ids = new Network(cloud).runInstances(100);
            var barePort = Cloud.freePort();
            var bare = bare(barePort, cloud);
            Load.Call describe = client -> client.raw("DescribeInstances", "InstanceIds", "[\"" + any(ids) + "\"]");
            try (var ours = new Load(cloud.port(), CONNECTIONS, describe);
                    var theirs = new Load(barePort, CONNECTIONS, describe)) {
                for (int i = 0; i < warmUp; i++) { // alternating, because an idle connection is closed
                    ours.run(window);
                    theirs.run(window);
                }
                var our = new ArrayList<Load.Window>();
                var their = new ArrayList<Load.Window>();
                var ratios = new double[rounds];
                for (int i = 0; i < rounds; i++) {
                    our.add(ours.run(window));
                    their.add(theirs.run(window));
                    ratios[i] = our.getLast().perSecond() / their.getLast().perSecond();
                    Bench.say(
                            "ours %.0f/s bare %.0f/s ratio %.2f",
                            our.getLast().perSecond(), their.getLast().perSecond(), ratios[i]);
                }
                return new Result(Load.median(ratios), median(our, Load.Window::perSecond), "requests/s")
                        .and("bare", median(their, Load.Window::perSecond))
                        .and("p50_ms", median(our, Load.Window::p50))
                        .and("p99_ms", median(our, Load.Window::p99))
                        .and("bare_p50_ms", median(their, Load.Window::p50))
                        .and("bare_p99_ms", median(their, Load.Window::p99));
            } finally {
                bare.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private static double median(List<Load.Window> windows, java.util.function.ToDoubleFunction<Load.Window> value) {
        return Load.median(windows.stream().mapToDouble(value).toArray());
    }

    private static String any(List<String> ids) {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    private static Process bare(int port, Cloud cloud) throws IOException {
        var command = new ArrayList<String>();
        command.add(Cloud.java());
        command.addAll(Cloud.JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareEndpoint.class.getName()));
        command.add(Integer.toString(port));
        command.add(cloud.jdbcUrl());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("/dev/null")))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (process.isAlive()) {
            try {
                Cloud.root(port).close();
                return process;
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IOException("the bare endpoint did not start");
    }
}
