package dev.skystage.gateway.seed;

import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A new cloud in a process of its own, started as a user does, with a seed and a clock that stands still. Half of all
 * stops and a third of all starts are made to fail.
 */
final class SeededCloud implements AutoCloseable {
    private final Replica replica;
    private final int port = Replica.freePort();
    final Management management = new Management(Replica.freePort());

    SeededCloud(String name, Path directory, long seed) throws IOException {
        replica = new Replica(
                name,
                directory,
                List.of(
                        "--server.port=" + port,
                        "--management.server.port=" + management.port(),
                        "--skystage.ephemeral=true",
                        "--skystage.seed=" + seed,
                        "--skystage.clock.start=2030-01-01T08:00:00Z",
                        "--skystage.simulation.tasks.instance.stop.failure-rate=0.5",
                        "--skystage.simulation.tasks.instance.start.failure-rate=0.3"));
        replica.start();
    }

    Account account() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(replica::inService);
        return Account.ofDefault(port, () -> advance("PT10S"));
    }

    /** Moves the clock, doing everything that becomes due on the way. */
    void advance(String by) {
        management
                .post("clock", "{\"advance\": \"%s\"}".formatted(by))
                .assertThat()
                .isOk();
    }

    @Override
    public void close() {
        replica.close();
    }
}
