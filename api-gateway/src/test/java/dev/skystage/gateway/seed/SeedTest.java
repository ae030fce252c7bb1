package dev.skystage.gateway.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** With a seed, and a clock that stands still between calls, the same calls have the same effects in every cloud. */
class SeedTest {
    @Test
    void twoCloudsWithTheSameCallsAreTheSame(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        try (var one = new SeededCloud("one", directory, 7);
                var other = new SeededCloud("other", directory, 7);
                var different = new SeededCloud("different", directory, 8)) {
            var shown = CompletableFuture.supplyAsync(() -> new Rehearsal(one).play());
            var again = CompletableFuture.supplyAsync(() -> new Rehearsal(other).play());
            var otherwise = CompletableFuture.supplyAsync(() -> new Rehearsal(different).play());

            assertThat(differing(shown.join(), again.join())).isEmpty();
            assertThat(shown.join().get("failures")).contains("simulated");
            assertThat(differing(shown.join(), otherwise.join()))
                    .containsKeys(
                            "ids", "hosts", "failures", "DescribeInstances", "DescribeSpotPriceHistory", "account");
        }
    }

    /** The answers in which two clouds differ, with the first lines that do. */
    private static Map<String, String> differing(Map<String, String> one, Map<String, String> other) {
        assertThat(other).containsOnlyKeys(one.keySet());
        var differing = new TreeMap<String, String>();
        one.forEach((what, text) -> {
            var lines = text.lines().toList();
            var others = other.getOrDefault(what, "").lines().toList();
            var same = Math.min(lines.size(), others.size());
            var at = IntStream.range(0, same)
                    .filter(i -> !lines.get(i).equals(others.get(i)))
                    .findFirst()
                    .orElse(same);
            if (at < Math.max(lines.size(), others.size())) {
                differing.put(what, line(lines, at) + " <> " + line(others, at));
            }
        });
        return differing;
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at).strip() : "";
    }
}
