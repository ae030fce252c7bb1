package dev.skystage.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.AcceptInquiredSystemEventRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class AcceptInquiredSystemEventTest {
    private static final String ACTION = "AcceptInquiredSystemEvent";

    @Autowired
    JdbcClient jdbc;

    @Test
    void anEventHappensOnlyWhenItIsAccepted(Account account, Management management, Time time) throws Exception {
        var instance = account.runningInstance();
        var event = Events.inquiry(management, "SystemMaintenance.Redeploy", instance);
        time.advance(Duration.ofDays(1));
        assertThat(Events.status(account, event)).isEqualTo("Inquiring");
        account.v3()
                .acceptInquiredSystemEvent(new AcceptInquiredSystemEventRequest()
                        .setRegionId(Account.REGION)
                        .setEventId(event));
        assertThat(Events.status(account, event)).isEqualTo("Scheduled");
        time.runDueTasks();
        assertThat(Events.status(account, event)).isEqualTo("Executed");
        assertThat(account.call("DescribeInstances").text("/Instances/Instance/0/Status"))
                .isEqualTo("Running");
    }

    /** On another host their data would be lost. */
    @Test
    void theOwnerOfLocalDisksIsAskedWhenTheirHostFails(Account account, Management management, Time time) {
        var instance = account.runInstances(1, "ecs.i2.xlarge").getFirst();
        time.runDueTasks();
        var host = OwnHost.of(jdbc, List.of(instance));
        management.post("hosts/" + host, "{\"operation\": \"fail\"}");
        time.runDueTasks();
        var asked = Events.history(account, "EventCycleStatus", "Inquiring").getFirst();
        assertThat(asked.at("/EventType/Name").asString()).isEqualTo("SystemFailure.Redeploy");
        var event = asked.get("EventId").asString();
        account.call(ACTION, "EventId", event).assertThat().isOk();
        time.runDueTasks();
        assertThat(Events.status(account, event)).isEqualTo("Executed");
        assertThat(account.call("DescribeInstances").text("/Instances/Instance/0/Status"))
                .isEqualTo("Running");
        assertThat(jdbc.sql("select count(*) from allocation where host_id = ?")
                        .param(host)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusals(Account account, Account stranger, Management management, Time time) {
        var instance = account.runInstances(1).getFirst();
        var event = Events.inquiry(management, "SystemMaintenance.Reboot", instance);
        account.call(ACTION, "EventId", event).assertThat().isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        stranger.call(ACTION, "EventId", event).assertThat().isError(404, "InvalidEventId.NoInquiringEventFound");
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        account.call(ACTION, "EventId", event).assertThat().isError(403, "OperationConflict");
        time.runDueTasks();
        account.call(ACTION, "EventId", event).assertThat().isError(403, "OperationFail.InstanceStatusNotSupported");
        var planned = Events.realOne(management, "SystemMaintenance.Reboot", instance, "PT1H");
        account.call(ACTION, "EventId", planned).assertThat().isError(404, "InvalidEventId.NoInquiringEventFound");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        account.call(ACTION, "EventId", event)
                .assertThat()
                .as("it was avoided by the start")
                .isError(404, "InvalidEventId.NoInquiringEventFound");
    }
}
