package dev.skystage.controlplane.resources.instance.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.resources.instance.AutoRelease;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:30.500Z");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:30:00Z,2026-01-31T10:30:00Z",
        "2026-01-31T10:31:59Z,2026-01-31T10:31:00Z",
        "2029-01-31T10:00:00Z,2029-01-31T10:00:00Z"
    })
    void releaseTimesAreCutToTheMinute(String given, String time) {
        assertThat(AutoRelease.ofCreation(given, NOW)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T10:29:59Z",
                "2029-01-31T10:01:00Z",
                "2026-02-30T10:00:00Z",
                "2026-03-01T10:00Z",
                "2026-03-01 10:00:00",
                "soon"
            })
    void otherReleaseTimesAreRefused(String given) {
        assertThatThrownBy(() -> AutoRelease.ofCreation(given, NOW)).hasMessage("InvalidAutoReleaseTime.Malformed");
    }

    @Test
    void subscriptionsEndByTheCalendar() {
        assertThat(new Billing("PrePaid", 1, "Month", false, null).expiry(NOW)).isEqualTo("2026-02-28T10:00:30.500Z");
        assertThat(new Billing("PrePaid", 2, "Week", false, null).expiry(NOW)).isEqualTo("2026-02-14T10:00:30.500Z");
        assertThat(new Billing("PostPaid", null, null, false, null).expiry(NOW)).isNull();
    }
}
