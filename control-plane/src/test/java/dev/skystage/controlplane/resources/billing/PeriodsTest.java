package dev.skystage.controlplane.resources.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00:00Z,1,Month,2026-02-28T10:00:00Z",
        "2028-01-31T10:00:00Z,1,Month,2028-02-29T10:00:00Z",
        "2026-01-15T10:00:00Z,12,Month,2027-01-15T10:00:00Z",
        "2026-01-31T10:00:00Z,2,Week,2026-02-14T10:00:00Z"
    })
    void ends(Instant begun, int length, String unit, Instant end) {
        assertThat(Periods.end(begun, length, unit)).isEqualTo(end);
    }

    @Test
    void renewalsKeepTheDayOfTheMonth() {
        var begun = Instant.parse("2026-01-31T10:00:00Z");
        var february = Periods.end(begun, 1, "Month");
        assertThat(Periods.end(begun, february, 1, "Month")).isEqualTo("2026-03-31T10:00:00Z");
        assertThat(Periods.end(begun, february, 2, "Month")).isEqualTo("2026-04-30T10:00:00Z");
    }
}
