package dev.skystage.gateway.adversity.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway and two workers, each a process of its own, on one PostgreSQL server. They and the server are killed while
 * callers create, stop, start, reboot and delete instances; afterwards nothing may be lost, doubled or stuck. The long
 * form is {@code deploy/bench/chaos}.
 */
class ChaosTest {
    private static final int INSTANCES = Integer.getInteger("chaos.instances", 80);
    private static final int KILLS = Integer.getInteger("chaos.kills", 6);
    private static final int DATABASE_KILLS = Integer.getInteger("chaos.database-kills", 1);
    private static final long SEED = Long.getLong("chaos.seed", 20261121);
    private static final int CALLERS = 8;
    private static final Pattern TRANSITION = Pattern.compile("(\\w+) --> (\\w+): (\\w+)");
    private static final Pattern REAPED = Pattern.compile("(\\d+) tasks were left by workers that died");

    @Test
    void nothingIsLostDoubledOrStuck(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        var begin = System.nanoTime();
        var apiPort = Replica.freePort();
        var managementPort = Replica.freePort();
        try (var database = new DatabaseServer(directory.resolve("database"));
                var gateway = replica(
                        "gateway",
                        directory,
                        database,
                        "--skystage.roles=api",
                        "--server.port=" + apiPort,
                        "--management.server.port=" + managementPort);
                var first = worker("worker-1", directory, database);
                var second = worker("worker-2", directory, database)) {
            var replicas = List.of(gateway, first, second);
            replicas.forEach(Replica::start);
            inService(gateway);
            var transitions = transitions(managementPort);

            var ledger = new Ledger();
            var door = new FrontDoor(apiPort, ledger);
            var story = new Story(SEED, door, ledger);
            story.makeNetwork();
            var storm = new Storm(SEED, KILLS, DATABASE_KILLS, replicas, database);
            var killing = CompletableFuture.runAsync(() -> run(storm));
            try {
                story.play(INSTANCES, CALLERS, storm);
            } finally {
                storm.callOff();
                killing.join();
            }
            var violations = new Reckoning(database.jdbc(), ledger, transitions).violations();

            var inService = replicas.stream().mapToInt(Replica::diedInService).sum();
            System.out.printf(
                    "chaos ratio=%.2f value=%d unit=kills lost=%d doubled=%d stuck=%d other=%d instances=%d kills=%d"
                            + " database_kills=%d calls=%d unanswered=%d reaped=%d died=%d seed=%d seconds=%d%n",
                    (double) storm.kills() / KILLS,
                    storm.kills() + storm.databaseKills(),
                    count(violations, "lost"),
                    count(violations, "doubled"),
                    count(violations, "stuck"),
                    violations.values().stream().mapToInt(List::size).sum()
                            - count(violations, "lost")
                            - count(violations, "doubled")
                            - count(violations, "stuck"),
                    ledger.entries().size(),
                    storm.kills(),
                    storm.databaseKills(),
                    door.calls(),
                    door.lost(),
                    reaped(replicas),
                    replicas.stream().mapToInt(Replica::diedStarting).sum() + inService,
                    SEED,
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
            assertThat(violations).as("seed %d", SEED).isEmpty();
            assertThat(ledger.complaints()).as("seed %d", SEED).isEmpty();
            assertThat(inService).as("replicas that ended by themselves").isZero();
            assertThat(storm.kills()).isEqualTo(KILLS);
            assertThat(storm.databaseKills()).isEqualTo(DATABASE_KILLS);
            assertThat(ledger.entries()).hasSize(INSTANCES);
        }
    }

    private static Replica worker(String name, Path directory, DatabaseServer database) {
        return replica(name, directory, database, "--skystage.roles=worker", "--management.server.port=0");
    }

    private static Replica replica(String name, Path directory, DatabaseServer database, String... more) {
        var settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + DatabaseServer.USER,
                "--skystage.secret-key=chaos",
                "--skystage.throttle.rate=0",
                "--skystage.quotas.instances=100000",
                "--skystage.inventory.hosts-per-zone=1",
                "--skystage.inventory.zones.cn-hangzhou-g=200",
                "--skystage.inventory.zones.cn-hangzhou-h=200",
                // steps that take seconds take a moment here, so that many of them happen between two kills
                "--skystage.worker.lease=3s",
                "--skystage.calendar.interval=1s"));
        for (var type : List.of("provision", "start", "stop", "reboot", "release")) {
            var task = "--skystage.simulation.tasks.instance." + type;
            settings.add(task + ".delay=400ms");
            settings.add(task + ".jitter=300ms");
        }
        settings.addAll(List.of(more));
        return new Replica(name, directory, settings);
    }

    private static void run(Storm storm) {
        try {
            storm.run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            storm.callOff(); // the callers wait for its end
        }
    }

    private static void inService(Replica replica) {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(replica::inService);
    }

    private static int count(Map<String, List<String>> violations, String kind) {
        return violations.getOrDefault(kind, List.of()).size();
    }

    /** Tasks that were taken over from dead workers. */
    private static int reaped(List<Replica> replicas) {
        return replicas.stream()
                .flatMap(replica -> replica.logLines().stream())
                .map(REAPED::matcher)
                .filter(line -> line.find())
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .sum();
    }

    private static Set<String> transitions(int managementPort) {
        var diagram = new Management(managementPort).get("lifecycles").text("/instance");
        var found = new HashSet<String>();
        var line = TRANSITION.matcher(diagram);
        while (line.find()) {
            found.add(line.group(1) + ' ' + line.group(3) + ' ' + line.group(2));
        }
        return found;
    }
}
