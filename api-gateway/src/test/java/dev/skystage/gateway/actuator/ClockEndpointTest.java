package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving the clock and setting its rate; PaceTest and CloudClockTest test the effects of a rate. */
@StagingCloudTest
class ClockEndpointTest {
    @Test
    void theClockMovesForwardOnly(Management management, Time time) {
        var before = time.now().truncatedTo(ChronoUnit.SECONDS);
        var moved = management.post("clock", "{\"advance\": \"PT1H\"}");
        assertThat(Instant.parse(moved.text("/now"))).isAfterOrEqualTo(before.plus(Duration.ofHours(1)));
        assertThat(management.post("clock", "{\"advance\": \"-PT1H\"}").status())
                .isEqualTo(400);
        assertThat(management.post("clock", "{}").status()).isEqualTo(400);
    }

    @Test
    void theClockIsReadInWholeSeconds(Management management) {
        var read = management.get("clock");
        for (var field : List.of("/now", "/real", "/ahead")) {
            assertThat(read.text(field)).doesNotContain(".");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"advance\": \"P400000D\"}",
                "{\"advance\": \"PT2562047788015215H\"}",
                "{\"advance\": \"P99999999999999999999D\"}",
                "{\"advance\": \"soon\"}",
                "{\"to\": \"+999999999-12-31T23:59:59Z\"}",
                "{\"to\": \"3000-01-01T00:00:01Z\"}",
            })
    void timesBeyondTheEndOfTheCloudAreRefused(String body, Management management, Account account) {
        assertThat(management.post("clock", body).status()).isEqualTo(400);
        account.call("DescribeInstances").assertThat().isOk();
    }

    @Test
    void theClockRunsFasterUntilToldOtherwise(Management management, Time time) {
        try {
            var begin = time.now();
            assertThat(management
                            .post("clock", "{\"rate\": 60}")
                            .body()
                            .at("/rate")
                            .asDouble())
                    .isEqualTo(60);
            var moved = management.post("clock", "{\"advance\": \"PT1H\"}");
            assertThat(moved.status()).isEqualTo(200);
            assertThat(time.now()).isAfterOrEqualTo(begin.plus(Duration.ofHours(1)));
            assertThat(management.get("clock").body().at("/rate").asDouble()).isEqualTo(60);
        } finally {
            assertThat(management
                            .post("clock", "{\"rate\": 1}")
                            .body()
                            .at("/rate")
                            .asDouble())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"rate": 0.5}                    | rate must be 0 or from 1 to 3600
                    {"rate": -60}                    | rate must be 0 or from 1 to 3600
                    {"rate": 1e9}                    | rate must be 0 or from 1 to 3600
                    {"rate": "NaN"}                  | rate must be 0 or from 1 to 3600
                    {"rate": "fast"}                 | rate: fast is no Double
                    {"rate": 60, "advance": "PT1H"}  | give either advance
                    """)
    void aRateThatCannotBeIsRefused(String body, String reason, Management management) {
        var refused = management.post("clock", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains(reason);
        assertThat(management.get("clock").body().at("/rate").asDouble()).isEqualTo(1);
    }
}
