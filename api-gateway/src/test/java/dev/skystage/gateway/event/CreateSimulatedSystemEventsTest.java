package dev.skystage.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateSimulatedSystemEventsRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreateSimulatedSystemEventsTest {
    @Autowired
    Quotas quotas;

    @Test
    void isScheduledAndExecutedAtItsTimeWithoutTouchingTheInstance(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var notBefore = time.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        var ids = account.v3()
                .createSimulatedSystemEvents(new CreateSimulatedSystemEventsRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(List.of(instance, instance))
                        .setEventType("SystemFailure.Reboot")
                        .setNotBefore(notBefore.toString()))
                .getBody()
                .getEventIdSet()
                .getEventId();

        assertThat(ids).hasSize(2).allMatch(id -> id.startsWith("e-"));
        assertThat(Events.status(account, ids.getFirst())).isEqualTo("Scheduled");
        time.advance(Duration.ofMinutes(61));
        var event = Events.history(account, "EventId.1", ids.getFirst()).getFirst();
        assertThat(event.at("/EventCycleStatus/Name").asString()).isEqualTo("Executed");
        assertThat(event.get("EventFinishTime").asString()).isEqualTo(notBefore.toString());
        assertThat(account.call("DescribeInstances").text("/Instances/Instance/0/Status"))
                .isEqualTo("Running");
    }

    @Test
    void maintenanceIsAvoidedByRestartingBefore(Account account, Time time) {
        var instance = account.runningInstance();
        var maintenance = Events.ordered(account, time, Events.MAINTENANCE, instance);
        var failure = Events.ordered(account, time, "InstanceFailure.Reboot", instance);
        account.call("RebootInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(Events.status(account, maintenance)).isEqualTo("Avoided");
        assertThat(Events.status(account, failure)).isEqualTo("Scheduled");
        time.advance(Duration.ofHours(2));
        assertThat(Events.status(account, maintenance)).isEqualTo("Avoided");
        assertThat(Events.status(account, failure)).isEqualTo("Executed");
    }

    @Test
    void refusals(Account account, Account stranger, Time time) {
        var instance = account.runningInstance();
        var action = "CreateSimulatedSystemEvents";
        Events.order(stranger, time, Events.MAINTENANCE, instance)
                .assertThat()
                .isError(400, "InvalidInstanceId.NotFound");
        Events.order(account, time, "InstanceExpiration.Stop", instance)
                .assertThat()
                .isError(400, "InvalidParameter");
        Events.order(account, time, Events.MAINTENANCE, instance, "NotBefore", "2001-01-01T00:00:00Z")
                .assertThat()
                .isError(400, "InvalidNotBefore.Passed");
        var many = new String[101 * 2];
        for (var i = 0; i < 101; i++) {
            many[2 * i] = "InstanceId." + (i + 1);
            many[2 * i + 1] = instance;
        }
        Events.order(account, time, Events.MAINTENANCE, instance, many)
                .assertThat()
                .isError(400, "InstanceIdLimitExceeded");
        account.call(action, "InstanceId.1", instance).assertThat().isError(400, "MissingParameter");
        quotas.setMaximum(account.id(), Account.REGION, Quota.SIMULATED_EVENTS, 1);
        Events.ordered(account, time, Events.MAINTENANCE, instance);
        Events.order(account, time, Events.MAINTENANCE, instance)
                .assertThat()
                .isError(400, "SimulatedEventLimitExceeded");
    }
}
