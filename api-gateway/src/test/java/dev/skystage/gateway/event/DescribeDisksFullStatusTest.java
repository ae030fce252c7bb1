package dev.skystage.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeDisksFullStatusRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@StagingCloudTest
class DescribeDisksFullStatusTest {
    private static final String ACTION = "DescribeDisksFullStatus";

    @Test
    void disksAreHealthyByDefault(Account account, Account stranger) throws Exception {
        var instance = account.runningInstance();
        var disk = account.v3()
                .describeDisksFullStatus(new DescribeDisksFullStatusRequest().setRegionId(Account.REGION))
                .getBody()
                .getDiskFullStatusSet()
                .getDiskFullStatusType()
                .getFirst();
        assertThat(disk.getInstanceId()).isEqualTo(instance);
        assertThat(disk.getDevice()).isEqualTo("/dev/xvda");
        assertThat(disk.getStatus().getName()).isEqualTo("In_use");
        assertThat(disk.getStatus().getCode()).isEqualTo(128);
        assertThat(disk.getHealthStatus().getName()).isEqualTo("Ok");
        assertThat(disk.getHealthStatus().getCode()).isZero();
        assertThat(disk.getDiskEventSet().getDiskEventType()).isEmpty();
        var id = disk.getDiskId();
        assertThat(ids(stranger)).isEmpty();
        assertThat(ids(account, "DiskId.1", id, "Status", "In_use", "HealthStatus", "Ok"))
                .containsExactly(id);
        assertThat(ids(account, "Status", "Available")).isEmpty();
        assertThat(ids(account, "HealthStatus", "Initializing")).isEmpty();
        assertThat(ids(account, "HealthStatus", "Impaired")).isEmpty();
        assertThat(ids(account, "EventType", "Stalled")).isEmpty();
        assertThat(ids(account, "EventId.1", "e-none")).isEmpty();
        assertThat(ids(account, "EventTime.Start", "2020-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void groupsAndTagsNarrowIt(Account account) {
        account.runningInstance();
        account.runningInstance();
        var disk = ids(account).getFirst();
        account.call("TagResources", "ResourceType", "disk", "ResourceId.1", disk, "Tag.1.Key", "k", "Tag.1.Value", "v")
                .assertThat()
                .isOk();
        assertThat(ids(account, "Tag.1.Key", "k", "Tag.1.Value", "v")).containsExactly(disk);
        assertThat(ids(account, "ResourceGroupId", "rg-none")).isEmpty();
    }

    @Test
    void faultsAreShownWhileTheyLastAndForAWeek(Account account, Management management, Time time) {
        account.runningInstance();
        var disk = ids(account).getFirst();
        var since = time.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var degraded = Events.fault(management, "Degraded", disk);
        var shown = first(account);
        assertThat(shown.at("/HealthStatus/Name").asString()).isEqualTo("Warning");
        assertThat(shown.at("/HealthStatus/Code").asInt()).isEqualTo(64);
        var stalled = Events.fault(management, "Stalled", disk);
        shown = first(account);
        assertThat(shown.at("/HealthStatus/Name").asString()).isEqualTo("Impaired");
        assertThat(shown.at("/HealthStatus/Code").asInt()).isEqualTo(128);
        assertThat(shown.at("/DiskEventSet/DiskEventType")).hasSize(2);
        var event = first(account, "EventId.1", stalled).at("/DiskEventSet/DiskEventType/0");
        assertThat(event.at("/EventType/Name").asString()).isEqualTo("Stalled");
        assertThat(event.at("/EventType/Code").asInt()).isEqualTo(7);
        assertThat(event.get("EventTime").asString()).isGreaterThanOrEqualTo(since);
        assertThat(event.has("EventEndTime")).isFalse();
        assertThat(ids(account, "HealthStatus", "Impaired")).containsExactly(disk);
        assertThat(ids(account, "HealthStatus", "Warning")).isEmpty();
        assertThat(ids(account, "HealthStatus", "Ok")).isEmpty();
        management.delete("events/" + stalled);
        assertThat(ids(account, "HealthStatus", "Warning")).containsExactly(disk);
        assertThat(ids(account, "EventType", "Stalled")).isEmpty();
        management.delete("events/" + degraded);
        assertThat(ids(account, "HealthStatus", "Ok")).containsExactly(disk);
        var past = first(account, "EventTime.Start", since, "EventType", "Stalled");
        assertThat(past.at("/HealthStatus/Name").asString()).isEqualTo("Ok");
        assertThat(past.at("/DiskEventSet/DiskEventType/0/EventEndTime").asString())
                .isGreaterThanOrEqualTo(since);
        time.advance(Duration.ofDays(8));
        assertThat(ids(account, "EventTime.Start", since)).isEmpty();
    }

    private static JsonNode first(Account account, String... filter) {
        var answer = account.call(ACTION, filter);
        answer.assertThat().isOk();
        return answer.body().at("/DiskFullStatusSet/DiskFullStatusType/0");
    }

    @Test
    void refusals(Account account) {
        account.call(ACTION, many("DiskId")).assertThat().isError(403, "InvalidParameter.TooManyDiskId");
        account.call(ACTION, many("EventId")).assertThat().isError(403, "InvalidParameter.LengthExceeded");
        account.call(ACTION, "EventTime.Start", "2020-01-02T00:00:00Z", "EventTime.End", "2020-01-01T00:00:00Z")
                .assertThat()
                .isError(403, "InvalidParameter.TimeEndBeforeStart");
        account.call(ACTION, "Status", "Lost").assertThat().isError(400, "InvalidParameter");
        account.call(ACTION, "HealthStatus", "Sleepy").assertThat().isError(400, "InvalidParameter");
        account.call(ACTION, "EventType", "Party").assertThat().isError(400, "InvalidParameter");
    }

    private static String[] many(String list) {
        var many = new String[101 * 2];
        for (var i = 0; i < 101; i++) {
            many[2 * i] = list + "." + (i + 1);
            many[2 * i + 1] = "x-" + i;
        }
        return many;
    }

    private static List<String> ids(Account account, String... filter) {
        var answer = account.call(ACTION, filter);
        answer.assertThat().isOk();
        return answer.body()
                .at("/DiskFullStatusSet/DiskFullStatusType")
                .valueStream()
                .map(one -> one.get("DiskId").asString())
                .toList();
    }
}
