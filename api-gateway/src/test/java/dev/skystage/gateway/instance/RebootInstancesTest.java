package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class RebootInstancesTest {
    @Test
    void doesItToAllOfThem(Account account, Time time) {
        var first = account.runningInstance();
        var second = account.runningInstance();

        var answer = account.call("RebootInstances", "InstanceId.1", first, "InstanceId.2", second);

        answer.assertThat().isOk();
        var each = "/InstanceResponses/InstanceResponse/";
        assertThat(answer.text(each + "0/PreviousStatus")).isEqualTo("Running");
        assertThat(answer.text(each + "1/CurrentStatus")).isEqualTo("Starting");
        time.runDueTasks();
        assertThat(status(account, first)).isEqualTo("Running");
        assertThat(status(account, second)).isEqualTo("Running");
    }

    @Test
    void togetherOneRefusalIsTheAnswer(Account account, Time time) {
        var running = account.runningInstance();
        var stopped = account.stoppedInstance();

        account.call("RebootInstances", "InstanceId.1", running, "InstanceId.2", stopped)
                .assertThat()
                .isError(403, "IncorrectInstanceStatus");
        account.call("RebootInstances", "InstanceId.1", running, "InstanceId.2", "i-missing")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");

        assertThat(status(account, running)).isEqualTo("Running");
    }

    @Test
    void lockedOnesAreRefused(Account account, Time time, Management management) {
        var free = account.runningInstance();
        var locked = account.runningInstance();
        management.post("instances/" + locked + "/lock", "{\"reason\": \"security\"}");

        account.call("RebootInstances", "InstanceId.1", free, "InstanceId.2", locked)
                .assertThat()
                .isError(403, "InstanceLockedForSecurity");

        assertThat(status(account, free)).isEqualTo("Running");
    }
}
