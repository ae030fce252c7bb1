package dev.skystage.controlplane.resources.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00:00Z,1,Month,2026-02-28T10:00:00Z",
        "2028-01-31T10:00:00Z,1,Month,2028-02-29T10:00:00Z",
        "2026-01-15T10:00:00Z,12,Month,2027-01-15T10:00:00Z",
        "2026-01-31T10:00:00Z,2,Week,2026-02-14T10:00:00Z",
        "2028-02-29T23:59:59Z,1,Year,2029-02-28T23:59:59Z",
        "2028-02-29T10:00:00Z,4,Year,2032-02-29T10:00:00Z",
        "2027-11-30T10:00:00Z,3,Month,2028-02-29T10:00:00Z",
        "2027-12-31T00:00:00Z,60,Month,2032-12-31T00:00:00Z"
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

    /** However often it was renewed: the original day of the month returns wherever a month has it. */
    @Property
    void manyMonthsAreOneAfterTheOther(
            @ForAll @LongRange(max = 4 * 366) long day, @ForAll @IntRange(min = 1, max = 60) int months) {
        var begun = Instant.parse("2026-01-01T10:00:00Z").plus(Duration.ofDays(day));
        var end = begun;
        for (var month = 0; month < months; month++) {
            end = Periods.end(begun, end, 1, "Month");
        }
        assertThat(end).isEqualTo(Periods.end(begun, months, "Month"));
    }
}
