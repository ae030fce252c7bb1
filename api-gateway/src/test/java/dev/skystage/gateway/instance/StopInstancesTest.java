package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class StopInstancesTest {
    @Test
    void doesItToAllOfThem(Account account, Time time) {
        var first = account.runningInstance();
        var second = account.runningInstance();

        var answer = account.call(
                "StopInstances", "InstanceId.1", first, "InstanceId.2", second, "StoppedMode", "KeepCharging");

        answer.assertThat().isOk();
        var each = "/InstanceResponses/InstanceResponse/";
        assertThat(answer.text(each + "0/PreviousStatus")).isEqualTo("Running");
        assertThat(answer.text(each + "1/CurrentStatus")).isEqualTo("Stopping");
        time.runDueTasks();
        assertThat(status(account, first)).isEqualTo("Stopped");
        assertThat(status(account, second)).isEqualTo("Stopped");
    }

    @Test
    void togetherOneRefusalIsTheAnswer(Account account, Time time) {
        var running = account.runningInstance();
        var stopped = account.stoppedInstance();

        account.call("StopInstances", "InstanceId.1", running, "InstanceId.2", stopped)
                .assertThat()
                .isError(403, "IncorrectInstanceStatus");
        account.call("StopInstances", "InstanceId.1", running, "InstanceId.2", "i-missing")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");

        assertThat(status(account, running)).isEqualTo("Running");
    }

    @Test
    void lockedOnesAreRefused(Account account, Time time, Management management) {
        var free = account.runningInstance();
        var locked = account.runningInstance();
        management.post("instances/" + locked + "/lock", "{\"reason\": \"security\"}");

        account.call("StopInstances", "InstanceId.1", free, "InstanceId.2", locked)
                .assertThat()
                .isError(403, "InstanceLockedForSecurity");

        assertThat(status(account, free)).isEqualTo("Running");
    }

    /** It has no ConfirmStop. */
    @Test
    void anI1WithLocalDisksIsStoppedOnItsOwn(Account account, Time time) {
        // without a VSwitch it is made in a zone that has the family
        var instance = account.call("RunInstances", "ImageId", Account.IMAGE, "InstanceType", "ecs.i1.xlarge")
                .text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();

        account.call("StopInstances", "InstanceId.1", instance)
                .assertThat()
                .isError(403, "InstanceType.ParameterMismatch");
        account.call("StopInstance", "InstanceId", instance, "ConfirmStop", "true")
                .assertThat()
                .isOk();
    }
}
