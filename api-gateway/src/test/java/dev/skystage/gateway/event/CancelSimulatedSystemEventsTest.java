package dev.skystage.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CancelSimulatedSystemEventsRequest;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CancelSimulatedSystemEventsTest {
    private static final String ACTION = "CancelSimulatedSystemEvents";

    @Autowired
    SystemEvents events;

    @Test
    void whatIsCanceledIsNotExecuted(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var canceled = Events.ordered(account, time, Events.MAINTENANCE, instance);
        var other = Events.ordered(account, time, Events.MAINTENANCE, instance);
        account.v3()
                .cancelSimulatedSystemEvents(new CancelSimulatedSystemEventsRequest()
                        .setRegionId(Account.REGION)
                        .setEventId(List.of(canceled)));
        time.advance(Duration.ofHours(2));
        assertThat(Events.status(account, canceled)).isEqualTo("Canceled");
        account.call(ACTION, "EventId.1", other).assertThat().isOk();
        assertThat(Events.status(account, other)).as("too late").isEqualTo("Executed");
    }

    @Test
    void refusals(Account account, Account stranger, Time time) {
        var instance = account.runningInstance();
        var event = Events.ordered(account, time, Events.MAINTENANCE, instance);
        stranger.call(ACTION, "EventId.1", event).assertThat().isError(403, "InvalidEventId.NotFound");
        account.call(ACTION, "EventId.1", event, "EventId.2", "e-none")
                .assertThat()
                .isError(403, "InvalidEventId.NotFound");
        assertThat(Events.status(account, event)).isEqualTo("Scheduled");
        Events.failure(events, account, instance, true);
        var real = Events.history(account, "EventType", "SystemFailure.Stop").getFirst();
        account.call(ACTION, "EventId.1", real.get("EventId").asString())
                .assertThat()
                .isError(403, "CannotCancelSystemEvent.NotSimulated");
        var many = new String[101 * 2];
        for (var i = 0; i < 101; i++) {
            many[2 * i] = "EventId." + (i + 1);
            many[2 * i + 1] = event;
        }
        account.call(ACTION, many).assertThat().isError(400, "EventIdLimitExceeded");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
    }
}
