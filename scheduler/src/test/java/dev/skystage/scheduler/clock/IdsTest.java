package dev.skystage.scheduler.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    /** Eight digits of base 36 end in May 2059. */
    @Test
    void idsSortByTimeUntilTimeEnds() {
        var ids = Stream.iterate(
                        Instant.parse("2024-01-01T00:00:00Z"),
                        at -> !at.isAfter(CloudClock.END),
                        at -> at.plus(Duration.ofDays(100)))
                .map(at -> Ids.first("i", at))
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("i-bp[1-9a-z][0-9a-z]{17}"));
        assertThat(Ids.first("i", Instant.parse("2059-05-25T17:38:27.455Z"))).isEqualTo("i-bp1zzzzzzzz000000000");
        assertThat(Ids.first("i", Instant.parse("2059-05-25T17:38:27.456Z"))).isEqualTo("i-bp200000000000000000");
    }
}
