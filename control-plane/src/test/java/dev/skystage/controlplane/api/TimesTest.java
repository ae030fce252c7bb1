package dev.skystage.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private final Instant instant = Instant.parse("2026-11-21T02:03:04.567Z");

    @Test
    void writesBothFormats() {
        assertThat(Times.minutes(instant)).isEqualTo("2026-11-21T02:03Z");
        assertThat(Times.seconds(instant)).isEqualTo("2026-11-21T02:03:04Z");
        assertThat(Times.minutes(null)).isNull();
        assertThat(Times.seconds(null)).isNull();
    }

    @Test
    void readsBothFormats() {
        assertThat(Times.parse("2026-11-21T02:03Z")).contains(Instant.parse("2026-11-21T02:03:00Z"));
        assertThat(Times.parse("2026-11-21T02Z")).isEmpty();
        assertThat(Times.parseHours("2026-11-21T02Z")).contains(Instant.parse("2026-11-21T02:00:00Z"));
        assertThat(Times.parseHours("2026-11-21T02:03Z")).contains(Instant.parse("2026-11-21T02:03:00Z"));
        assertThat(Times.parse("2026-11-21T02:03:04Z")).contains(Instant.parse("2026-11-21T02:03:04Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-11-21", "2026-11-21T02:03", "2026-13-21T02:03Z", "2026-11-21T02:03:04.5Z"})
    void refusesEverythingElse(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }
}
