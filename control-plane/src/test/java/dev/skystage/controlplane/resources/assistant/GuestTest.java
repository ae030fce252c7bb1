package dev.skystage.controlplane.resources.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What guests say, and when commands are repeated. */
class GuestTest {
    private static final Guest LINUX =
            new Guest("i-1", "web", "web-1", "linux", "Ubuntu 22.04 64bit", Map.of("role", "web"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo hi|'hi\n'|0|1",
                "echo 'a b'|'a b\n'|0|1",
                "hostname|'web-1\n'|0|1",
                "whoami|'root\n'|0|1",
                "uname|'Linux\n'|0|1",
                "exit 3|''|3|1",
                "echo a; exit 300; echo b|'a\n'|44|1",
                "sleep 5|''|0|6",
                "sleep 2m|''|0|121",
                "rm -rf /|''|0|1"
            })
    void answers(String script, String output, int exitCode, int seconds) {
        var answer = LINUX.answer(script, "root");
        assertThat(answer.output()).isEqualTo(output);
        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(answer.takes()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void knowsItsSystem() {
        assertThat(LINUX.answer("cat /etc/os-release", "root").output()).contains("NAME=\"Ubuntu\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 */20 * * * *|2026-01-01T00:20:00Z",
                "0 0 9 * * ?|2026-01-01T01:00:00Z",
                "0 0 9 * * ? UTC|2026-01-01T09:00:00Z",
                "0 0 9 * * ? GMT+8:00|2026-01-01T01:00:00Z",
                "0 0 9 * * ? 2026|2026-01-01T01:00:00Z",
                "0 0 9 1 * ? 2028,2030-2031 Asia/Shanghai|2028-01-01T01:00:00Z",
                "0 0 0 29 2 ? 2026-2030|2028-02-28T16:00:00Z",
                "0 0 9 * * ? *|2026-01-01T01:00:00Z",
                "rate(5m)|2026-01-01T00:05:10Z",
                "rate(60s)|2026-01-01T00:01:10Z",
                "rate(7d)|2026-01-08T00:00:10Z",
                "at(2026-01-02 00:00:00 UTC)|2026-01-02T00:00:00Z",
                "at(2026-01-02 00:00:00)|2026-01-02T00:00:00Z"
            })
    void theNextRun(String frequency, Instant next) {
        assertThat(Frequency.parse(frequency).orElseThrow().after(Instant.parse("2026-01-01T00:00:10Z")))
                .isEqualTo(next);
    }

    @Test
    void aPastInstantIsNotRepeated() {
        assertThat(Frequency.parse("0 0 9 * * ? 2025").orElseThrow().after(Instant.parse("2026-01-03T00:00:00Z")))
                .isNull();
        assertThat(Frequency.parse("at(2026-01-02 00:00:00)")
                        .orElseThrow()
                        .after(Instant.parse("2026-01-03T00:00:00Z")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "often",
                "* * *",
                "rate(59s)",
                "rate(8d)",
                "* * * * * ?",
                "0,5 * * * * ?",
                "0 0 9 * * ? 26",
                "0 0 9 * * ? UTC 2026",
                "at(tomorrow)",
                "0 0 9 * * ? Nowhere/City"
            })
    void whatIsNoFrequency(String text) {
        assertThat(Frequency.parse(text)).isEmpty();
    }
}
