package dev.skystage.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeInstanceHistoryEventsRequest;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class DescribeInstanceHistoryEventsTest {
    @Autowired
    SystemEvents events;

    @Test
    void showsTheLastWeek(Account account, Account stranger, Time time) throws Exception {
        var instance = account.runningInstance();
        Events.failure(events, account, instance, true);
        var event = account.v3()
                .describeInstanceHistoryEvents(new DescribeInstanceHistoryEventsRequest().setRegionId(Account.REGION))
                .getBody()
                .getInstanceSystemEventSet()
                .getInstanceSystemEventType()
                .getFirst();
        assertThat(event.getInstanceId()).isEqualTo(instance);
        assertThat(event.getEventType().getName()).isEqualTo("SystemFailure.Stop");
        assertThat(event.getEventType().getCode()).isEqualTo(66);
        assertThat(event.getEventCycleStatus().getName()).isEqualTo("Executed");
        assertThat(event.getEventCycleStatus().getCode()).isZero();
        assertThat(event.getReason()).isEqualTo("A fault of its host.");
        assertThat(event.getEventPublishTime()).isEqualTo(event.getEventFinishTime());
        assertThat(event.getNotBefore()).isEqualTo(event.getEventPublishTime());
        assertThat(Events.history(stranger)).isEmpty();
        time.advance(Duration.ofDays(8));
        assertThat(Events.history(account)).isEmpty();
    }

    /** An event that was announced long ago and is still to come. */
    @Test
    void showsWhatHasNotEnded(Account account, Time time) {
        var instance = account.runningInstance();
        var notBefore = time.now().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.SECONDS);
        var planned = Events.order(account, time, "SystemMaintenance.Stop", instance, "NotBefore", notBefore.toString())
                .text("/EventIdSet/EventId/0");
        time.advance(Duration.ofDays(15));
        assertThat(Events.status(account, planned)).isEqualTo("Scheduled");
        time.advance(Duration.ofDays(6));
        assertThat(Events.history(account)).isEmpty();
    }

    @Test
    void pagesByToken(Account account, Time time) {
        var instance = account.runningInstance();
        for (var i = 0; i < 3; i++) {
            Events.ordered(account, time, Events.MAINTENANCE, instance);
        }
        var action = "DescribeInstanceHistoryEvents";
        var first = account.call(action, "MaxResults", "2", "ResourceType", "instance");
        var items = "/InstanceSystemEventSet/InstanceSystemEventType";
        assertThat(first.text(items + "/1/EventId")).isNotEmpty();
        var second = account.call(
                action, "MaxResults", "2", "ResourceType", "instance", "NextToken", first.text("/NextToken"));
        assertThat(second.text(items + "/0/EventId")).isNotEqualTo(first.text(items + "/1/EventId"));
        assertThat(second.text("/NextToken")).isEmpty();
    }

    @Test
    void filters(Account account, Time time) {
        var instance = account.runningInstance();
        Events.failure(events, account, instance, true);
        time.advance(Duration.ofMinutes(5));
        var later = time.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var planned = Events.ordered(account, time, Events.MAINTENANCE, instance);
        assertThat(Events.history(account)).hasSize(2);
        for (var filter : new String[][] {
            {"EventId.1", planned},
            {"EventType", Events.MAINTENANCE},
            {"InstanceEventType.1", Events.MAINTENANCE, "EventType", "SystemFailure.Reboot"},
            {"EventCycleStatus", "Scheduled"},
            {"InstanceEventCycleStatus.1", "Scheduled", "EventCycleStatus", "Failed"},
            {"NotBefore.Start", later},
            {"EventPublishTime.Start", later},
            {"InstanceId", instance, "PageSize", "1"}
        }) {
            assertThat(Events.history(account, filter))
                    .as(String.join(" ", filter))
                    .singleElement()
                    .extracting(event -> event.get("EventId").asString())
                    .isEqualTo(planned);
        }
        assertThat(Events.history(account, "EventPublishTime.End", later)).hasSize(1);
        assertThat(Events.history(account, "InstanceId", "i-none")).isEmpty();
    }

    @Test
    void asksAboutResourcesAsTheCsiDriverDoes(Account account) {
        var instance = account.runningInstance();
        var other = account.runningInstance();
        Events.failure(events, account, instance, true);
        Events.failure(events, account, other, true);
        account.call(
                        "TagResources",
                        "ResourceType",
                        "instance",
                        "ResourceId.1",
                        other,
                        "Tag.1.Key",
                        "k",
                        "Tag.1.Value",
                        "v")
                .assertThat()
                .isOk();
        var all = "InstanceEventCycleStatus.";
        assertThat(Events.history(
                        account,
                        "ResourceType",
                        "instance",
                        "ResourceId.1",
                        instance,
                        all + 1,
                        "Scheduled",
                        all + 2,
                        "Executed",
                        all + 3,
                        "Inquiring"))
                .singleElement()
                .extracting(event -> event.get("InstanceId").asString())
                .isEqualTo(instance);
        assertThat(Events.history(account, "ResourceId.1", instance, "ResourceId.2", other))
                .hasSize(2);
        assertThat(Events.history(account, "Tag.1.Key", "k"))
                .singleElement()
                .extracting(event -> event.get("InstanceId").asString())
                .isEqualTo(other);
        assertThat(Events.history(account, "ResourceGroupId", "rg-none")).isEmpty();
        assertThat(Events.history(account, "ResourceType", "ddh")).isEmpty();
        assertThat(Events.history(account, "ResourceId.1", instance, "InstanceId", other))
                .as("ResourceId.N takes precedence")
                .singleElement()
                .extracting(event -> event.get("InstanceId").asString())
                .isEqualTo(instance);
    }

    @Test
    void refusals(Account account) {
        var action = "DescribeInstanceHistoryEvents";
        var many = new String[101 * 2];
        for (var i = 0; i < 101; i++) {
            many[2 * i] = "EventId." + (i + 1);
            many[2 * i + 1] = "e-" + i;
        }
        account.call(action, many).assertThat().isError(403, "EventIdLimitExceeded");
        account.call(action, "EventType", "Party").assertThat().isError(400, "InvalidParameter");
        account.call(action, "PageSize", "101").assertThat().isError(400, "InvalidParameter");
        account.call(action, "ResourceType", "moon")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("ResourceType");
    }
}
