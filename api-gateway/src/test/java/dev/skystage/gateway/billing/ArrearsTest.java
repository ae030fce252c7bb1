package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From the instant at which an account runs dry to the release of its instances, or to their return. */
@StagingCloudTest
class ArrearsTest {
    private static final String EVENTS = "/InstanceSystemEventSet/InstanceSystemEventType";

    private final MeterFacts meters;
    private final JdbcClient jdbc;

    @Autowired
    ArrearsTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
        meters = new MeterFacts(jdbc);
    }

    @Test
    void itRunsDryToTheSecond(Account account, Time time, Management management) {
        var instance = account.runningInstance();
        var disk = meters.disks(instance).getFirst();
        var dry = limit(account, management, "2");
        time.advance(Duration.between(time.now(), dry).minusMinutes(2));
        assertThat(status(account, instance)).isEqualTo("Running");
        assertThat(locks(account, instance)).isEmpty();

        time.advance(Duration.ofMinutes(4));

        assertThat(status(account, instance)).isEqualTo("Stopped");
        assertThat(locks(account, instance)).hasSize(1);
        assertThat(locks(account, instance).get(0).path("LockReason").asString())
                .isEqualTo("financial");
        assertThat(shownDisk(account, disk)
                        .at("/OperationLocks/OperationLock/0/LockReason")
                        .asString())
                .isEqualTo("financial");
        for (var resource : new String[] {instance, disk}) {
            assertThat(meters.of(resource))
                    .singleElement()
                    .satisfies(meter -> assertThat(meter.ended()).isEqualTo(dry.getEpochSecond()));
        }
        var standing = management.get("billing/" + account.id());
        assertThat(standing.text("/overdueSince")).isEqualTo(dry.toString());
        assertThat(standing.body().at("/balance").decimalValue())
                .as("less than a second's worth is owed")
                .isBetween(new BigDecimal("-0.001"), BigDecimal.ZERO);
        assertThat(timeline(management, instance)).contains("arrears");
        assertThat(events(account))
                .containsExactlyInAnyOrder("AccountUnbalanced.Stop Executed", "AccountUnbalanced.Delete Scheduled");
        var release = account.call("DescribeInstanceHistoryEvents", "InstanceEventType.1", "AccountUnbalanced.Delete");
        assertThat(Instant.parse(release.text(EVENTS + "/0/NotBefore"))).isEqualTo(dry.plus(Duration.ofDays(15)));
    }

    @Test
    void anOverdueAccountCanCreateNothing(Account account, Time time, Management management) {
        var instance = account.runningInstance();
        runDry(account, time, management);
        account.call("StartInstance", "InstanceId", instance).assertThat().isError(403, "InstanceExpired");
        reactivate(account, instance).assertThat().isError(403, "InsufficientBalance");
        run(account).assertThat().isError(400, "Account.Arrearage").saying("in arrears");
        account.call("CreateInstance", account.usual()).assertThat().isError(400, "Account.Arrearage");
        createDisk(account).assertThat().isError(400, "Account.Arrearage");
        account.call("AllocateEipAddress").assertThat().isError(400, "InsufficientBalance");
        account.callVpc("AllocateEipAddress").assertThat().isError(400, "InsufficientBalance");
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
    }

    @Test
    void anAccountWithoutMoneyCanCreateNothing(Account account, Management management) {
        management.post("billing/" + account.id(), "{\"balance\": \"0\"}");
        run(account).assertThat().isError(403, "InvalidAccountStatus.NotEnoughBalance");
        createDisk(account).assertThat().isError(403, "InvalidAccountStatus.NotEnoughBalance");
        management.post("billing/" + account.id(), "{\"creditLimit\": \"1\"}");
        createDisk(account).assertThat().isOk();
    }

    @Test
    void aPaymentBringsDisksAndInstancesBack(Account account, Time time, Management management) {
        var instance = account.runningInstance();
        var disk = createDisk(account).text("/DiskId");
        time.runDueTasks();
        runDry(account, time, management);
        assertThat(meters.open(disk)).isEmpty();
        time.advance(Duration.ofDays(3));
        management.post("billing/" + account.id(), "{\"balance\": \"0\"}");
        assertThat(meters.open(disk)).as("nothing to spend yet").isEmpty();

        var paid = management.post("billing/" + account.id(), "{\"topUp\": \"1000\"}");

        assertThat(paid.body().has("overdueSince")).isFalse();
        assertThat(meters.open(disk)).as("is in service at once").containsOnlyKeys("data-disk");
        assertThat(shownDisk(account, disk).at("/OperationLocks/OperationLock")).isEmpty();
        assertThat(status(account, instance))
                .as("waits until it is reactivated")
                .isEqualTo("Stopped");
        assertThat(meters.open(instance)).isEmpty();
        reactivate(account, instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Running");
        assertThat(meters.open(instance)).containsOnlyKeys("instance");
        assertThat(events(account)).contains("AccountUnbalanced.Delete Avoided");
        time.advance(Duration.ofDays(15));
        assertThat(status(account, instance)).as("is not released any more").isEqualTo("Running");
    }

    @Test
    void whatIsNotReactivatedIsReleasedAfterFifteenDays(Account account, Time time, Management management) {
        var instance = account.runningInstance();
        var disk = meters.disks(instance).getFirst();
        var dry = runDry(account, time, management);
        time.advance(Duration.between(time.now(), dry.plus(Duration.ofDays(15))).minusMinutes(10));
        assertThat(status(account, instance)).isEqualTo("Stopped");
        time.advance(Duration.ofMinutes(20));
        assertThat(status(account, instance)).isEqualTo("gone");
        assertThat(shownDisk(account, disk).isMissingNode()).isTrue();
        assertThat(outcome(instance, "AccountUnbalanced.Delete"))
                .as("told long ago")
                .isEqualTo("EXECUTED");
    }

    @Test
    void aStartingInstanceIsShutDownWhenItRuns(Account account, Time time, Management management) {
        var instance = account.runInstances(1).getFirst();
        management.post("billing/" + account.id(), "{\"balance\": \"0\"}");
        assertThat(meters.open(instance)).isEmpty();
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Stopped");
        assertThat(locks(account, instance)).hasSize(1);
    }

    @Test
    void anUnlimitedAccountOwesNothing(Account account, Time time, Management management) {
        var instance = account.runningInstance();
        runDry(account, time, management);
        var rich = management.post("billing/" + account.id(), "{\"creditLimit\": \"unlimited\"}");
        assertThat(rich.body().has("overdueSince")).isFalse();
        assertThat(meters.open(meters.disks(instance).getFirst())).containsOnlyKeys("system-disk");
        reactivate(account, instance).assertThat().isOk();
    }

    private static List<String> events(Account account) {
        return account.call("DescribeInstanceHistoryEvents")
                .body()
                .at(EVENTS)
                .valueStream()
                .map(event -> event.at("/EventType/Name").asString() + " "
                        + event.at("/EventCycleStatus/Name").asString())
                .toList();
    }

    private String outcome(String instance, String type) {
        return jdbc.sql("select status from system_event where instance_id = ? and type = ?")
                .params(instance, type)
                .query(String.class)
                .single();
    }

    private static Instant runDry(Account account, Time time, Management management) {
        var dry = limit(account, management, "1");
        time.advance(Duration.between(time.now(), dry).plusMinutes(2));
        return dry;
    }

    private static Instant limit(Account account, Management management, String balance) {
        return Instant.parse(management
                .post("billing/" + account.id(), "{\"balance\": \"" + balance + "\"}")
                .text("/dryAt"));
    }

    private static Answer run(Account account) {
        return account.run();
    }

    private static Answer createDisk(Account account) {
        return account.call("CreateDisk", "ZoneId", Account.ZONE, "Size", "100", "DiskCategory", "cloud_ssd");
    }

    private static Answer reactivate(Account account, String instance) {
        return account.call("ReactivateInstances", "InstanceId", instance);
    }

    private static String status(Account account, String instance) {
        return shown(account, instance).path("Status").asString("gone");
    }

    private static JsonNode locks(Account account, String instance) {
        return shown(account, instance).at("/OperationLocks/LockReason");
    }

    private static JsonNode shown(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .body()
                .at("/Instances/Instance/0");
    }

    private static JsonNode shownDisk(Account account, String disk) {
        return account.call("DescribeDisks", "DiskIds", "[\"" + disk + "\"]")
                .body()
                .at("/Disks/Disk/0");
    }

    private static String timeline(Management management, String instance) {
        return management.get("instances/" + instance).body().at("/timeline").toString();
    }
}
