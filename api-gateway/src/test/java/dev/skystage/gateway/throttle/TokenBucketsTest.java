package dev.skystage.gateway.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    @Test
    void letsTheRatePassAndTellsTheWait() {
        var buckets = buckets(0.01, Map.of());
        assertThat(buckets.take("a", "DescribeRegions")).isEmpty();
        assertThat(buckets.take("a", "DescribeRegions").orElseThrow()).isBetween(90_000L, 100_000L);
        assertThat(buckets.take("b", "DescribeRegions")).isEmpty();
        assertThat(buckets.take("a", "DescribeZones")).isEmpty();
    }

    @Test
    void anActionMayHaveItsOwnRate() {
        var buckets = buckets(0, Map.of("RunInstances", 0.01));
        assertThat(buckets.take("a", "RunInstances")).isEmpty();
        assertThat(buckets.take("a", "RunInstances")).isPresent();
        for (var i = 0; i < 10_000; i++) {
            assertThat(buckets.take("a", "DescribeRegions")).isEmpty();
        }
    }

    private static TokenBuckets buckets(double rate, Map<String, Double> actions) {
        return new TokenBuckets(new ThrottleProperties(rate, actions, 1, 1, 1));
    }
}
