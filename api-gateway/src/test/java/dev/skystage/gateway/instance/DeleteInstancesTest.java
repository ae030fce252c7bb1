package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteInstancesTest {
    @Test
    void releasesAllOfThem(Account account, Time time) {
        var stopped = account.stoppedInstance();
        var running = account.runningInstance();

        account.call("DeleteInstances", "InstanceId.1", stopped, "InstanceId.2", running, "Force", "true")
                .assertThat()
                .isOk();

        time.runDueTasks();
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void releasesNoneIfOneIsRefused(Account account, Time time) {
        var stopped = account.stoppedInstance();
        var running = account.runningInstance();

        account.call("DeleteInstances", "InstanceId.1", stopped, "InstanceId.2", running)
                .assertThat()
                .isError(403, "IncorrectInstanceStatus");
        account.call("ModifyInstanceAttribute", "InstanceId", running, "DeletionProtection", "true");
        account.call("DeleteInstances", "InstanceId.1", stopped, "InstanceId.2", running, "Force", "true")
                .assertThat()
                .isError(403, "InvalidOperation.DeletionProtection");

        time.runDueTasks();
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("2");
    }
}
