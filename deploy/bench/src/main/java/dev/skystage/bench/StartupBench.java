package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * From the start of the process to the first signed answer, with existing data, and the resident memory of the JVM ten
 * seconds later: the jar, the distribution (extracted jar with AOT cache) and {@code spring-boot:run}. The line's value is
 * the distribution's median; ratio = distribution / jar.
 */
final class StartupBench implements Bench.Measurement {
    private static final Duration IDLE = Duration.ofSeconds(10);

    private record Start(double seconds, double mib) {}

    @Override
    public Result run(Options options) throws Exception {
        var runs = options.number("runs", 3);
        var work = Files.createTempDirectory("skystage-startup-");
        try {
            var distribution = distribution(work);
            var first = start(List.of(Cloud.java(), "-jar", Cloud.jar().toString()), work.resolve("home"));
            var jar = median(runs, List.of(Cloud.java(), "-jar", Cloud.jar().toString()), work);
            var image = median(runs, List.of(distribution.toString()), work);
            var maven = median(
                    options.number("maven-runs", 1),
                    List.of(
                            "sh",
                            "-c",
                            "cd '" + Cloud.root() + "' && exec ./mvnw -q spring-boot:run"
                                    + " -Dspring-boot.run.arguments=\"$*\"",
                            "mvnw"),
                    work);
            return new Result(image.seconds() / jar.seconds(), image.seconds(), "s")
                    .and("distribution_rss_mib", image.mib())
                    .and("jar_s", jar.seconds())
                    .and("jar_rss_mib", jar.mib())
                    .and("jar_first_start_s", first.seconds())
                    .and("spring_boot_run_s", maven.seconds())
                    .and("spring_boot_run_rss_mib", maven.mib());
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    static Path distribution(Path work) throws IOException, InterruptedException {
        var script = Cloud.root().resolve("deploy/image/distribution").toString();
        var builder = new ProcessBuilder(
                script, Cloud.jar().toString(), work.resolve("distribution").toString());
        builder.redirectErrorStream(true)
                .redirectOutput(work.resolve("distribution.log").toFile());
        if (builder.start().waitFor() != 0) {
            throw new IOException(Files.readString(work.resolve("distribution.log")));
        }
        return work.resolve("distribution/bin/skystage");
    }

    private static Start median(int runs, List<String> command, Path work) throws IOException {
        if (runs == 0) {
            return new Start(Double.NaN, Double.NaN);
        }
        var starts = new Start[runs];
        for (int i = 0; i < runs; i++) {
            starts[i] = start(command, work.resolve("home"));
        }
        return new Start(
                Load.median(Arrays.stream(starts).mapToDouble(Start::seconds).toArray()),
                Load.median(Arrays.stream(starts).mapToDouble(Start::mib).toArray()));
    }

    private static Start start(List<String> command, Path home) throws IOException {
        Files.createDirectories(home);
        try (var cloud = Cloud.start(command, home)) {
            LockSupport.parkNanos(IDLE.toNanos());
            var start = new Start(cloud.startTime().toNanos() / 1e9, residentMib(cloud.process()));
            Bench.say("%s: %.1f s, %.0f MiB", command.getFirst(), start.seconds(), start.mib());
            return start;
        }
    }

    /**
     * The memory of the JVM that answers: the process itself, or the child that Maven started, never the build's own.
     */
    private static double residentMib(Process process) throws IOException {
        var jvm = process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .reduce((earlier, later) -> later)
                .orElse(process.toHandle());
        return Files.readAllLines(Path.of("/proc/" + jvm.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
