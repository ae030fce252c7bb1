package dev.skystage.bench;

import static java.util.Objects.requireNonNull;

import dev.skystage.bench.Attack.Row;
import dev.skystage.bench.Attack.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The files of a home, cut as a full disk cuts them. A start with such a file must work or say which file is damaged;
 * it must never use a part of a file, and once the file is complete again everything must be as it was. (The tests cut
 * at every byte.)
 */
final class FileAttacks implements Attack.Kind {
    private static final List<String> FILES =
            List.of("postgres.port", "postgres.password", "secret.key", "ca/ca.key", "ca/ca.pem", "ca/server.pem");

    @Override
    public List<Row> on(Target target) throws Exception {
        try (var cloud = target.start("files");
                var client = cloud.client()) {
            client.call("DescribeRegions");
        }
        var home = target.work().resolve("files");
        var silent = 0;
        var cuts = 0;
        for (var name : FILES) {
            var file = home.resolve(name);
            var whole = Files.readAllBytes(file);
            for (var length : new int[] {0, whole.length / 2}) {
                Files.write(file, Arrays.copyOf(whole, length));
                cuts++;
                if (!isHonest(target, file)) {
                    Bench.say("%s cut to %d bytes: neither works nor is named", name, length);
                    silent++;
                }
                if (name.startsWith("ca/") || name.equals("secret.key")) {
                    Files.write(file, whole);
                }
            }
        }
        var works = 0;
        try (var cloud = target.start("files");
                var client = cloud.client()) {
            client.call("DescribeRegions");
            works = 1;
        }
        return List.of(
                Row.of("starts with a cut file that neither work nor name it", silent, "of " + cuts, 0),
                Row.of("the home afterwards is broken", 1 - works, "times", 0));
    }

    private static boolean isHonest(Target target, Path file) throws Exception {
        try (var cloud = target.start("files");
                var client = cloud.client()) {
            client.call("DescribeRegions");
            return true;
        } catch (IOException e) {
            var home = requireNonNull(file.getParent());
            return e.toString().contains(file.getFileName().toString())
                    || e.toString().contains(home.toString());
        }
    }
}
