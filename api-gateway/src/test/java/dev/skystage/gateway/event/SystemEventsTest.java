package dev.skystage.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events happen at their time and do what they say; acting before avoids them. */
@StagingCloudTest
class SystemEventsTest {
    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "SystemMaintenance.Reboot, RUNNING REBOOT STARTED",
        "SystemFailure.Reboot, RUNNING REBOOT STARTED",
        "InstanceFailure.Reboot, RUNNING REBOOT STARTED",
        "SystemMaintenance.Stop, STOPPED STOP STOPPED",
        "SystemFailure.Stop, STOPPED STOP STOPPED",
        "AccountUnbalanced.Stop, STOPPED STOP STOPPED",
        "InstanceExpiration.Stop, STOPPED STOP STOPPED",
        "SystemMaintenance.Redeploy, RUNNING STOP STOPPED START STARTED",
        "SystemFailure.Redeploy, RUNNING STOP STOPPED START STARTED",
        "SystemFailure.Delete, gone RELEASE RELEASED",
        "AccountUnbalanced.Delete, gone RELEASE RELEASED",
        "InstanceExpiration.Delete, gone RELEASE RELEASED"
    })
    void anEventHappensAtItsTime(String type, String expected, Account account, Management management, Time time) {
        var instance = account.runningInstance();
        var before = host(instance);
        var began = lastEvent(instance);
        var event = Events.realOne(management, type, instance, "PT1H");
        time.advance(Duration.ofMinutes(59));
        assertThat(Events.status(account, event)).isEqualTo("Scheduled");
        assertThat(history(instance, began)).isEmpty();
        time.advance(Duration.ofMinutes(3));
        assertThat(Events.status(account, event)).isEqualTo("Executed");
        assertThat(status(instance) + " " + String.join(" ", history(instance, began)))
                .isEqualTo(expected);
        assertThat(jdbc.sql(
                                "select from_status || '>' || to_status from resource_event where resource_id = ? order by id")
                        .param(event)
                        .query(String.class)
                        .list())
                .containsExactly(">SCHEDULED", "SCHEDULED>EXECUTING", "EXECUTING>EXECUTED");
        if (type.endsWith("Redeploy")) {
            assertThat(host(instance)).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SystemMaintenance.Reboot, RebootInstance",
        "SystemFailure.Reboot, RebootInstance",
        "InstanceFailure.Reboot, RebootInstance",
        "SystemMaintenance.Reboot, RedeployInstance",
        "SystemMaintenance.Redeploy, RedeployInstance",
        "SystemFailure.Redeploy, RedeployInstance",
        "SystemMaintenance.Stop, StopInstance",
        "SystemFailure.Stop, StopInstance",
        "SystemFailure.Delete, DeleteInstance"
    })
    void anEventIsAvoidedByActingBefore(String type, String action, Account account, Management management, Time time) {
        var instance = account.runningInstance();
        var event = Events.realOne(management, type, instance, "PT1H");
        account.call(action, "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        time.advance(Duration.ofMinutes(1));
        assertThat(Events.status(account, event)).isEqualTo("Avoided");
        var done = lastEvent(instance);
        time.advance(Duration.ofHours(2));
        assertThat(Events.status(account, event)).isEqualTo("Avoided");
        assertThat(history(instance, done)).isEmpty();
    }

    @Test
    void aRestartDoesNotMoveAnInstance(Account account, Management management, Time time) {
        var instance = account.runningInstance();
        var event = Events.realOne(management, "SystemMaintenance.Redeploy", instance, "PT1H");
        account.call("RebootInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(Events.status(account, event)).isEqualTo("Scheduled");
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        assertThat(Events.status(account, event)).isEqualTo("Canceled");
    }

    @Test
    void anEventWaitsForAStartingInstanceAndPassesAStoppedOne(Account account, Management management, Time time) {
        var instance = account.runInstances(1).getFirst();
        var waiting = Events.realOne(management, "SystemMaintenance.Stop", instance, "PT0S");
        time.runDueTasks();
        assertThat(Events.status(account, waiting)).isEqualTo("Executed");
        assertThat(status(instance)).isEqualTo("STOPPED");
        var done = lastEvent(instance);
        for (var type : List.of("SystemMaintenance.Reboot", "SystemFailure.Stop")) {
            var event = Events.realOne(management, type, instance, "PT0S");
            time.runDueTasks();
            assertThat(Events.status(account, event)).isEqualTo("Executed");
        }
        assertThat(history(instance, done)).isEmpty();
        var moving = Events.realOne(management, "SystemMaintenance.Redeploy", instance, "PT0S");
        time.runDueTasks();
        assertThat(Events.status(account, moving)).isEqualTo("Executed");
        assertThat(history(instance, done)).containsExactly("START", "STARTED");
        account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging")
                .assertThat()
                .isOk();
        time.runDueTasks();
        var nowhere = Events.realOne(management, "SystemMaintenance.Redeploy", instance, "PT0S");
        time.runDueTasks();
        assertThat(Events.status(account, nowhere)).isEqualTo("Executed");
        assertThat(status(instance)).isEqualTo("STOPPED");
    }

    @Test
    void aHostIsEmptiedByEvents(Account account, Management management, Time time) {
        var instances = account.runInstances(3);
        time.runDueTasks();
        var host = OwnHost.of(jdbc, instances);
        management.post("hosts/" + host, "{\"operation\": \"drain\"}");
        var ordered = management.post(
                "events", "{\"type\": \"SystemMaintenance.Redeploy\", \"host\": \"%s\"}".formatted(host));
        assertThat(ordered.body().at("/ids")).hasSize(3);
        time.runDueTasks();
        assertThat(instances.stream().map(this::host)).doesNotContain(host);
        assertThat(instances.stream().map(this::status)).containsOnly("RUNNING");
        assertThat(Events.history(account, "EventCycleStatus", "Executed")).hasSize(3);
    }

    @Test
    void anInstanceWithoutAnotherHostStaysAsItWas(Account account, Management management, Time time) {
        var instance = account.runInstances(1, "ecs.i2.xlarge").getFirst();
        time.runDueTasks();
        var host = OwnHost.of(jdbc, List.of(instance));
        jdbc.sql("update instance set instance_type_family = 'ecs.none' where id = ?")
                .param(instance)
                .update();
        for (var status : List.of("RUNNING", "STOPPED")) {
            var event = Events.realOne(management, "SystemMaintenance.Redeploy", instance, "PT0S");
            time.runDueTasks();
            assertThat(Events.status(account, event)).isEqualTo("Failed");
            assertThat(status(instance)).isEqualTo(status);
            assertThat(host(instance)).isEqualTo(host);
            account.call("StopInstance", "InstanceId", instance);
            time.runDueTasks();
        }
    }

    @Test
    void theEndOfASubscriptionIsAnnouncedAWeekAhead(Account account, Time time) {
        account.securityGroup();
        var renewed = subscription(account);
        var left = subscription(account);
        time.runDueTasks();
        time.advance(Duration.ofDays(24));
        assertThat(Events.history(account, "EventCycleStatus", "Scheduled"))
                .extracting(event -> event.at("/EventType/Name").asString())
                .containsExactlyInAnyOrder(
                        "InstanceExpiration.Stop",
                        "InstanceExpiration.Stop",
                        "InstanceExpiration.Delete",
                        "InstanceExpiration.Delete");
        account.call("RenewInstance", "InstanceId", renewed, "Period", "1")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(Events.history(account, "InstanceId", renewed, "EventCycleStatus", "Avoided"))
                .hasSize(2);
        time.advance(Duration.ofDays(7));
        assertThat(status(left)).isEqualTo("STOPPED");
        assertThat(status(renewed)).isEqualTo("RUNNING");
        assertThat(jdbc.sql(
                                "select status from system_event where instance_id = ? and type = 'InstanceExpiration.Stop'")
                        .param(left)
                        .query(String.class)
                        .list())
                .containsExactly("EXECUTED");
        time.advance(Duration.ofDays(15));
        assertThat(status(left)).isEqualTo("gone");
        assertThat(status(renewed)).isEqualTo("RUNNING");
    }

    @Test
    void theOperatorSeesAndCancelsThem(Account account, Management management, Time time) {
        var instance = account.runningInstance();
        var event = Events.realOne(management, "SystemMaintenance.Stop", instance, "PT1H");
        assertThat(management
                        .get("events?after=" + event.substring(0, event.length() - 1))
                        .body()
                        .toString())
                .contains(event);
        assertThat(management.delete("events/" + event).body().at("/canceled").asBoolean())
                .isTrue();
        assertThat(management.delete("events/" + event).body().at("/canceled").asBoolean())
                .isFalse();
        time.advance(Duration.ofHours(2));
        assertThat(Events.status(account, event)).isEqualTo("Canceled");
        assertThat(status(instance)).isEqualTo("RUNNING");
        for (var wrong : List.of(
                "{\"type\": \"Party\", \"instance\": \"%s\"}",
                "{\"type\": \"SystemMaintenance.Stop\", \"instance\": \"%s\", \"ask\": true}",
                "{\"type\": \"SystemMaintenance.Stop\", \"instance\": \"none of %s\"}",
                "{\"type\": \"Party\", \"disk\": \"%s\"}",
                "{\"type\": \"Stalled\", \"disk\": \"none of %s\"}")) {
            assertThat(management.post("events", wrong.formatted(instance)).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    private static String subscription(Account account) {
        var answer = account.run("InstanceChargeType", "PrePaid", "Period", "1", "PeriodUnit", "Month");
        answer.assertThat().isOk();
        return answer.text("/InstanceIdSets/InstanceIdSet/0");
    }

    private String status(String instance) {
        return jdbc.sql("select status from instance where id = ?")
                .param(instance)
                .query(String.class)
                .optional()
                .orElse("gone");
    }

    private String host(String instance) {
        return jdbc.sql("select host_id from allocation where instance_id = ?")
                .param(instance)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private long lastEvent(String instance) {
        return jdbc.sql("select max(id) from resource_event where resource_id = ?")
                .param(instance)
                .query(Long.class)
                .single();
    }

    private List<String> history(String instance, long after) {
        return jdbc.sql("select event from resource_event where resource_id = ? and id > ? order by id")
                .params(instance, after)
                .query(String.class)
                .list();
    }
}
