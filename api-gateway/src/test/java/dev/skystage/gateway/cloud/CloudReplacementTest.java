package dev.skystage.gateway.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnCloud;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A cloud of two replicas that is replaced while it is used. */
@StagingCloudTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudReplacementTest {
    @Autowired
    ApplicationContext shared;

    @TempDir
    Path directory;

    private OwnCloud cloud;
    private ApplicationContext replica;
    private ApplicationContext second;
    private Management management;

    @BeforeAll
    void start() {
        cloud = OwnCloud.beside(shared, "replaced");
        replica = cloud.start("skystage.secret-key=one");
        second = cloud.start("skystage.secret-key=one");
        management = OwnCloud.management(replica);
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    private Path export(String name) {
        var file = directory.resolve(name);
        assertThat(management.download("snapshot", file).statusCode()).isEqualTo(200);
        return file;
    }

    /** A page and its total come from several statements. */
    @Test
    void callersSeeOneCloudOrTheOther() throws Exception {
        var account = Account.in(replica);
        var few = new TreeSet<>(account.runInstances(2));
        new Time(replica).runDueTasks();
        var small = export("small.zip");
        var many = new TreeSet<>(account.runInstances(40));
        many.addAll(few);
        new Time(replica).runDueTasks();
        var large = export("large.zip");

        var done = new AtomicBoolean();
        var answers = new ConcurrentLinkedQueue<Answer>();
        try (var callers = Executors.newFixedThreadPool(4)) {
            for (var i = 0; i < 4; i++) {
                var asked = account.at(i % 2 == 0 ? replica : second);
                var unused = callers.submit(() -> {
                    while (!done.get()) {
                        answers.add(asked.call("DescribeInstances", "PageSize", "100"));
                    }
                });
            }
            for (var turn = 0; turn < 3; turn++) {
                var seen = answers.size();
                await().until(() -> answers.size() > seen + 20);
                assertThat(management.put("snapshot", small).status()).isEqualTo(200);
                assertThat(ids(account.at(second).call("DescribeInstances"))).isEqualTo(few);
                assertThat(management.put("snapshot", large).status()).isEqualTo(200);
            }
            done.set(true);
        }

        var sizes = new HashSet<Integer>();
        for (var answer : answers) {
            answer.assertThat().isOk();
            var ids = ids(answer);
            assertThat(ids).isIn(few, many);
            assertThat(answer.text("/TotalCount")).isEqualTo(String.valueOf(ids.size()));
            sizes.add(ids.size());
        }
        assertThat(sizes).containsExactlyInAnyOrder(2, 42);
    }

    private static Set<String> ids(Answer answer) {
        var ids = new TreeSet<String>();
        answer.body()
                .at("/Instances/Instance")
                .forEach(one -> ids.add(one.path("InstanceId").asString()));
        return ids;
    }

    /** Nothing was numbered between one import and the next export. */
    @Test
    void aCloudThatWasJustPutBackIsExportedWithItsNumbers() {
        management.post("reset", "{}"); // other tests may have left no room
        var account = Account.in(replica);
        account.runInstances(40);
        for (var turn = 0; turn < 2; turn++) {
            assertThat(management
                            .put("snapshot", export("turn" + turn + ".zip"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(account.runInstances(1)).hasSize(1);
    }

    @Test
    void nothingIsReplacedWhileTheClockIsMoved() throws Exception {
        var account = Account.in(replica);
        var id = account.runningInstance();
        account.call("StopInstance", "InstanceId", id).assertThat().isOk();
        var file = export("still.zip");
        var transaction = new TransactionTemplate(second.getBean(PlatformTransactionManager.class));
        try (var movers = Executors.newSingleThreadExecutor()) {
            var moved = transaction.execute(status -> {
                // the task that stops the instance waits for this row
                second.getBean(JdbcClient.class)
                        .sql("select id from instance where id = ? for update")
                        .param(id)
                        .query(String.class)
                        .single();
                var moving = movers.submit(() -> management.post("clock", "{\"advance\": \"PT1H\"}"));
                await().until(() -> management.get("clock").has("/underWay/target"));
                var other = OwnCloud.management(second);
                assertThat(List.of(
                                management.put("snapshot", file).status(),
                                other.post("reset", "{}").status(),
                                other.get("snapshot").status()))
                        .containsOnly(409);
                return moving;
            });
            assertThat(moved.get().status()).isEqualTo(200);
        }
        assertThat(account.call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]")
                        .text("/Instances/Instance/0/Status"))
                .isEqualTo("Stopped");
    }

    /** Its numbers are in docs/performance.md; the bounds are for the slowest machine. */
    @Test
    void aThousandInstancesAreExportedAndImportedQuickly() {
        management.post("reset", "{}");
        var account = Account.in(replica);
        for (var call = 0; call < 10; call++) {
            account.runInstances(100);
        }
        new Time(replica).runDueTasks();
        var times = new ArrayList<String>();
        var file = directory.resolve("thousand.zip");
        for (var round = 0; round < 3; round++) {
            times.add("export " + millis(() -> export("thousand.zip")));
            times.add("reset "
                    + millis(() ->
                            assertThat(management.post("reset", "{}").status()).isEqualTo(200)));
            times.add("import "
                    + millis(() -> assertThat(management.put("snapshot", file).status())
                            .isEqualTo(200)));
        }
        System.out.println("1,000 instances, " + file.toFile().length() + " bytes, ms: " + times);
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("1000");
    }

    private static long millis(Runnable work) {
        var begin = System.nanoTime();
        work.run();
        var taken = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
        return taken.toMillis();
    }
}
