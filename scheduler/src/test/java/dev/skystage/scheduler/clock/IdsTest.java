package dev.skystage.scheduler.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.scheduler.TestDatabase;
import dev.skystage.scheduler.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdsTest {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.SOURCE);
    private final RealInstant real = RealClock.SYSTEM.now();

    /** All replicas are at the same millisecond. */
    private Ids replica(@Nullable Long seed) {
        return new Ids(new CloudClock(jdbc, () -> real), jdbc, new Chance(seed));
    }

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

    @Test
    void noReplicaRepeatsAnIdWithinAMillisecondAlsoAfterARestart() throws Exception {
        var ids = new ArrayList<String>();
        var orders = new ArrayList<String>();
        for (var start = 0; start < 2; start++) {
            try (var replicas = Executors.newFixedThreadPool(3)) {
                var shared = replica(7L);
                var work = Stream.of(shared, shared, replica(7L))
                        .<Callable<Stream<String>>>map(one -> () ->
                                IntStream.range(0, 25_000).mapToObj(i -> i % 2 == 0 ? one.next("i") : one.order()))
                        .toList();
                for (var made : replicas.invokeAll(work)) {
                    made.get().forEach(id -> (id.startsWith("i-") ? ids : orders).add(id));
                }
            }
        }
        assertThat(ids).hasSize(75_000).doesNotHaveDuplicates().allMatch(id -> id.matches("i-bp[0-9a-z]{18}"));
        assertThat(orders).hasSize(75_000).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9]{15}"));
    }

    @Test
    void idsOfAReplicaCountUp() {
        var replica = replica(null);
        assertThat(IntStream.range(0, 25_000).mapToObj(i -> replica.next("i"))).isSorted();
    }
}
