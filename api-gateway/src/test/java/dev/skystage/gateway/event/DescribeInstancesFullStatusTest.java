package dev.skystage.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeInstancesFullStatusRequest;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class DescribeInstancesFullStatusTest {
    private static final String ACTION = "DescribeInstancesFullStatus";

    @Autowired
    SystemEvents events;

    @Test
    void showsEveryInstanceWithWhatIsPlanned(Account account, Account stranger, Time time) throws Exception {
        var instances = account.runInstances(3);
        time.runDueTasks();
        var planned = Events.ordered(account, time, Events.MAINTENANCE, instances.getFirst());
        Events.failure(events, account, instances.get(1), false);
        var shown = account.v3()
                .describeInstancesFullStatus(new DescribeInstancesFullStatusRequest().setRegionId(Account.REGION))
                .getBody()
                .getInstanceFullStatusSet()
                .getInstanceFullStatusType();
        assertThat(shown)
                .extracting(one -> one.getInstanceId() + " " + one.getStatus().getName() + " "
                        + one.getStatus().getCode() + " "
                        + one.getHealthStatus().getName() + " "
                        + one.getHealthStatus().getCode())
                .containsExactlyInAnyOrder(
                        instances.get(0) + " Running 1 Maintaining 0",
                        instances.get(1) + " Running 1 Warning 64",
                        instances.get(2) + " Running 1 Ok 0");
        var event = shown.stream()
                .filter(one -> one.getInstanceId().equals(instances.getFirst()))
                .findFirst()
                .orElseThrow()
                .getScheduledSystemEventSet()
                .getScheduledSystemEventType()
                .getFirst();
        assertThat(event.getEventId()).isEqualTo(planned);
        assertThat(event.getEventType().getName()).isEqualTo(Events.MAINTENANCE);
        assertThat(event.getEventType().getCode()).isOne();
        assertThat(event.getEventCycleStatus().getCode()).isEqualTo(24);
        assertThat(event.getNotBefore()).isGreaterThan(event.getEventPublishTime());
        assertThat(ids(stranger)).isEmpty();

        assertThat(ids(account, "HealthStatus", "Ok")).containsExactly(instances.get(2));
        assertThat(ids(account, "HealthStatus", "Warning")).containsExactly(instances.get(1));
        assertThat(ids(account, "HealthStatus", "Maintaining")).containsExactly(instances.get(0));
        assertThat(ids(account, "HealthStatus", "Impaired")).isEmpty();
        assertThat(ids(account, "EventId.1", planned)).containsExactly(instances.get(0));
        assertThat(ids(account, "EventType", Events.MAINTENANCE)).containsExactly(instances.get(0));
        assertThat(ids(account, "InstanceEventType.1", "SystemFailure.Stop")).containsExactly(instances.get(1));
        assertThat(ids(account, "InstanceId.1", instances.get(2))).containsExactly(instances.get(2));
        assertThat(ids(account, "Status", "Stopped")).isEmpty();
        assertThat(ids(account, "Status", "Running", "PageSize", "2")).hasSize(2);
        time.advance(Duration.ofHours(2));
        assertThat(ids(account, "EventId.1", planned)).as("it is over").isEmpty();
        var now = time.now().truncatedTo(ChronoUnit.SECONDS).toString();
        assertThat(ids(account, "NotBefore.End", now, "EventType", Events.MAINTENANCE))
                .as("a range of times shows all")
                .containsExactly(instances.get(0));
        assertThat(ids(account, "EventPublishTime.Start", now)).isEmpty();
    }

    @Test
    void refusals(Account account) {
        for (var list : List.of("InstanceId", "EventId")) {
            var many = new String[101 * 2];
            for (var i = 0; i < 101; i++) {
                many[2 * i] = list + "." + (i + 1);
                many[2 * i + 1] = "x-" + i;
            }
            account.call(ACTION, many).assertThat().isError(403, list + "LimitExceeded");
        }
        account.call(ACTION, "Status", "Flying").assertThat().isError(400, "InvalidParameter");
        account.call(ACTION, "HealthStatus", "Sleepy").assertThat().isError(400, "InvalidParameter");
    }

    private static List<String> ids(Account account, String... filter) {
        var answer = account.call(ACTION, filter);
        answer.assertThat().isOk();
        return answer.body()
                .at("/InstanceFullStatusSet/InstanceFullStatusType")
                .valueStream()
                .map(one -> one.get("InstanceId").asString())
                .toList();
    }
}
