package dev.skystage.gateway.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** With a seed, and a clock that stands still between calls, the same calls have the same effects in every cloud. */
class SeedTest {
    @Test
    void twoCloudsThatAreToldTheSameAreTheSame(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        try (var one = new SeededCloud("one", directory, 7);
                var other = new SeededCloud("other", directory, 7);
                var different = new SeededCloud("different", directory, 8)) {
            var shown = CompletableFuture.supplyAsync(() -> new Rehearsal(one).play());
            var again = CompletableFuture.supplyAsync(() -> new Rehearsal(other).play());
            var otherwise = CompletableFuture.supplyAsync(() -> new Rehearsal(different).play());

            assertThat(again.join()).containsExactlyEntriesOf(shown.join());
            assertThat(shown.join().get("failures")).contains("simulated");
            assertThat(differing(shown.join(), otherwise.join()))
                    .contains("ids", "hosts", "failures", "DescribeInstances", "DescribeSpotPriceHistory", "account");
        }
    }

    private static Set<String> differing(Map<String, String> one, Map<String, String> other) {
        return one.keySet().stream()
                .filter(key -> !one.get(key).equals(other.get(key)))
                .collect(Collectors.toSet());
    }
}
