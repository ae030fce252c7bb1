package dev.skystage.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    @Test
    void letsTheRatePassAndTellsTheWait() {
        var throttle = new Throttle(limits(0.01, Map.of()));
        assertThat(throttle.millisToWait("a", "DescribeRegions")).isEmpty();
        assertThat(throttle.millisToWait("a", "DescribeRegions").orElseThrow()).isBetween(90_000L, 100_000L);
        assertThat(throttle.millisToWait("b", "DescribeRegions")).isEmpty();
        assertThat(throttle.millisToWait("a", "DescribeZones")).isEmpty();
    }

    @Test
    void anActionMayHaveItsOwnRate() {
        var throttle = new Throttle(limits(0, Map.of("RunInstances", 0.01)));
        assertThat(throttle.millisToWait("a", "RunInstances")).isEmpty();
        assertThat(throttle.millisToWait("a", "RunInstances")).isPresent();
        for (var i = 0; i < 10_000; i++) {
            assertThat(throttle.millisToWait("a", "DescribeRegions")).isEmpty();
        }
    }

    private static ThrottleProperties limits(double rate, Map<String, Double> actions) {
        return new ThrottleProperties(rate, actions, 1, 1, 1);
    }
}
