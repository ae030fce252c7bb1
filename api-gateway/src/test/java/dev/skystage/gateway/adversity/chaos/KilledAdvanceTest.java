package dev.skystage.gateway.adversity.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.Replica;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replicas, each a process of its own, that are killed while they move the clock: the others go on with it, and after it
 * everything has happened at its instant, in order and once, as in a cloud where nobody was killed.
 */
class KilledAdvanceTest {
    private static final Instant START = Instant.parse("2030-01-01T08:00:00Z");
    private static final Duration LONG = Duration.ofDays(120);
    private static final int DAYS_OF_MONEY = 60;

    /** What is seen afterwards. Ids that are made on the way are not: who was killed had taken some that nobody has. */
    private static final Map<String, String> FACTS = Map.of(
            "orders",
            "select p.kind, p.paid_at, i.item, i.begins, i.ends, i.amount from purchase p"
                    + " join purchase_item i on i.purchase_id = p.id",
            "meters",
            "select item, detail, price_per_hour, begun, ended from meter",
            "money",
            "select paid, ordered, closed, burn, began, dry_at, overdue_since, suspended from account_money",
            "events",
            "select type, status, published_at, not_before, finished_at from system_event",
            "instances",
            "select name, status, locks, expired_at from instance",
            "snapshots",
            "select status, created_at from snapshot",
            "history",
            "select split_part(resource_id, '-', 1), event, from_status, to_status, at from resource_event",
            "tasks",
            "select type, status, run_at, finished_at from task");

    @Test
    void theOthersGoOn(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        var undisturbed = facts(directory.resolve("undisturbed"), List.of());
        var disturbed = facts(directory.resolve("disturbed"), List.of(20, 60));

        assertThat(undisturbed.get("orders")).anyMatch(order -> order.contains("Renew"));
        assertThat(undisturbed.get("events"))
                .anyMatch(event -> event.contains("AccountUnbalanced.Delete"))
                .anyMatch(event -> event.contains("InstanceExpiration.Stop"));
        assertThat(undisturbed.get("history")).hasSizeGreaterThan(100);
        for (var what : FACTS.keySet()) {
            assertThat(disturbed.get(what)).as(what).containsExactlyElementsOf(undisturbed.get(what));
        }
    }

    /** All facts of a cloud that has gone through it, each sorted; on these days of cloud time who moves the clock is killed. */
    private static Map<String, List<String>> facts(Path directory, List<Integer> killings) throws IOException {
        try (var database = new DatabaseServer(directory.resolve("database"));
                var machines = new Machines(directory, database, killings.size() + 1)) {
            prepare(machines);
            var moving =
                    CompletableFuture.runAsync(() -> machines.all.getFirst().advance(LONG));
            for (var day : killings) {
                machines.killWhoMovesTheClock(START.plus(Duration.ofDays(day)));
            }
            if (killings.isEmpty()) {
                moving.join();
            } else {
                assertThat(moving).as("the call has no answer").failsWithin(Duration.ofMinutes(1));
            }
            machines.awaitEnd(START.plus(LONG));
            assertThat(machines.lostTasks())
                    .as("what the dead had claimed is claimed again")
                    .isZero();
            return read(database.jdbc());
        }
    }

    private static void prepare(Machines machines) {
        var first = machines.all.getFirst();
        // how long a thing takes follows from its id, unless all take as long
        for (var type :
                List.of("snapshot.make", "instance.start", "instance.stop", "instance.release", "instance.provision")) {
            first.management
                    .post("simulation/" + type, "{\"jitter\": \"PT0S\"}")
                    .assertThat()
                    .isOk();
        }
        for (var machine : machines.all) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> machine.management
                            .get("simulation")
                            .body()
                            .at("/tasks/instance.provision/jitter")
                            .asString()
                            .equals("PT0S"));
        }
        var account = Account.ofDefault(first.port, () -> first.advance(Duration.ofSeconds(20)));
        run(account, "renewing", "InstanceChargeType", "PrePaid", "Period", "1", "AutoRenew", "true");
        run(account, "expiring", "InstanceChargeType", "PrePaid", "Period", "1");
        run(
                account,
                "passing",
                "AutoReleaseTime",
                START.plus(Duration.ofDays(30)).toString());
        var staying = run(account, "staying");
        first.advance(Duration.ofMinutes(1));
        var disk = account.call("DescribeDisks", "InstanceId", staying).text("/Disks/Disk/0/DiskId");
        var policy = account.call(
                        "CreateAutoSnapshotPolicy",
                        "regionId",
                        Account.REGION,
                        "timePoints",
                        "[\"3\"]",
                        "repeatWeekdays",
                        "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]",
                        "retentionDays",
                        "5")
                .text("/AutoSnapshotPolicyId");
        account.call("ApplyAutoSnapshotPolicy", "autoSnapshotPolicyId", policy, "diskIds", "[\"" + disk + "\"]")
                .assertThat()
                .isOk();
        var money = "billing/" + account.id();
        var burn = first.management.get(money).body().at("/burnPerHour").decimalValue();
        var balance = burn.multiply(BigDecimal.valueOf(24L * DAYS_OF_MONEY));
        first.management
                .post(money, "{\"balance\": \"" + balance.toPlainString() + "\"}")
                .assertThat()
                .isOk();
    }

    private static String run(Account account, String name, String... terms) {
        var parameters = new ArrayList<>(List.of("InstanceName", name));
        parameters.addAll(List.of(terms));
        var answer = account.run(parameters.toArray(String[]::new));
        answer.assertThat().isOk();
        return answer.text("/InstanceIdSets/InstanceIdSet/0");
    }

    private static Map<String, List<String>> read(JdbcClient jdbc) {
        assertThat(jdbc.sql(
                                "select count(*) from (select at, lag(at) over (order by id) as before from resource_event) x"
                                        + " where at < before")
                        .query(Long.class)
                        .single())
                .as("what happened before what was due earlier")
                .isZero();
        var facts = new TreeMap<String, List<String>>();
        FACTS.forEach((what, sql) -> facts.put(
                what,
                jdbc.sql("select x::text from (" + sql + ") x order by 1")
                        .query(String.class)
                        .list()));
        return facts;
    }

    /** A replica with its ports. */
    private static final class Machine {
        private final int port = Replica.freePort();
        private final Management management = new Management(Replica.freePort());
        private final Replica replica;

        Machine(String name, Path directory, DatabaseServer database) throws IOException {
            var settings = new ArrayList<>(List.of(
                    "--server.port=" + port,
                    "--management.server.port=" + management.port(),
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=" + DatabaseServer.USER,
                    "--skystage.secret-key=chaos",
                    "--skystage.seed=7",
                    "--skystage.clock.start=" + START,
                    "--skystage.inventory.hosts-per-zone=1",
                    "--skystage.worker.lease=3s"));
            replica = new Replica(name, directory, settings);
        }

        void advance(Duration by) {
            management
                    .post("clock", "{\"advance\": \"" + by + "\"}")
                    .assertThat()
                    .isOk();
        }

        /** Only the replica that moves the clock knows how often it has stopped. */
        boolean movesTheClock() {
            return management.get("clock").body().at("/underWay/stops").isNumber();
        }

        Instant now() {
            return Instant.parse(management.get("clock").text("/now"));
        }
    }

    private static final class Machines implements AutoCloseable {
        private final List<Machine> all = new ArrayList<>();
        private final JdbcClient jdbc;

        Machines(Path directory, DatabaseServer database, int number) throws IOException {
            jdbc = database.jdbc();
            for (var i = 0; i < number; i++) {
                var machine = new Machine("replica-" + i, directory, database);
                machine.replica.start();
                all.add(machine);
            }
            all.forEach(machine -> await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(200))
                    .until(machine.replica::inService));
        }

        /** In mid-advance, as soon as it is this time. */
        void killWhoMovesTheClock(Instant from) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        var mover = all.stream().filter(Machine::movesTheClock).findFirst();
                        if (mover.isEmpty() || mover.get().now().isBefore(from)) {
                            return false;
                        }
                        mover.get().replica.close();
                        return all.remove(mover.get());
                    });
        }

        void awaitEnd(Instant target) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        var clock = all.getFirst().management.get("clock");
                        assertThat(clock.body().at("/underWay").isObject()).isFalse();
                        assertThat(Instant.parse(clock.text("/now"))).isAfterOrEqualTo(target);
                    });
        }

        long lostTasks() {
            return jdbc.sql("select count(*) from task where status = 'Running'")
                    .query(Long.class)
                    .single();
        }

        @Override
        public void close() {
            all.forEach(machine -> machine.replica.close());
        }
    }
}
