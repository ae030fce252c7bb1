package dev.skystage.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instances that are added to what is repeated; script and frequency are in {@link InvokeCommandTest}. */
@StagingCloudTest
class ModifyInvocationAttributeTest {
    private static final String ACTION = "ModifyInvocationAttribute";

    @Autowired
    JdbcClient jdbc;

    @Test
    void instancesAreAddedToARepeatedCommand(Account account, Time time) {
        var command = CommandsTest.create(account, "every", "echo tick");
        var first = account.runningInstance();
        var invokeId = InvokeCommandTest.invoke(account, command, first, "Timed", "true", "Frequency", "0 0 * * * *")
                .text("/InvokeId");
        var more = account.runInstances(2);
        time.runDueTasks();
        account.call(ACTION, "InvokeId", invokeId, "InstanceId.1", more.getFirst(), "InstanceId.2", first)
                .assertThat()
                .isOk();
        time.advance(Duration.ofHours(1));
        assertThat(account.call("DescribeInvocationResults", "InvokeId", invokeId)
                        .text("/Invocation/TotalCount"))
                .isEqualTo("2");

        account.call(ACTION, "InvokeId", invokeId, "InstanceId.1", "i-none")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        var hundred = new ArrayList<>(List.of("InvokeId", invokeId));
        var many = account.runInstances(99);
        IntStream.range(0, 99).forEach(i -> hundred.addAll(List.of("InstanceId." + (i + 1), many.get(i))));
        account.call(ACTION, hundred.toArray(String[]::new))
                .assertThat()
                .isError(403, "InvalidInstanceId.CountLimitExceeded");
        jdbc.sql("update instance set os_type = 'windows' where id = ?")
                .param(more.getLast())
                .update();
        account.call(ACTION, "InvokeId", invokeId, "InstanceId.1", more.getLast())
                .assertThat()
                .isError(403, "InvalidInstanceId.OSTypeUnsupported");
        account.call("StopInvocation", "InvokeId", invokeId).assertThat().isOk();
        account.call(ACTION, "InvokeId", invokeId, "InstanceId.1", first)
                .assertThat()
                .isError(403, "InvalidOperation.InvokeAlreadyFinished");
        var once = InvokeCommandTest.invoke(account, command, first).text("/InvokeId");
        account.call(ACTION, "InvokeId", once, "Frequency", "0 0 * * * *")
                .assertThat()
                .isError(403, "InvalidOperation.RepeatModeUnsupported");
    }
}
