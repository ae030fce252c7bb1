package dev.skystage.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyInvocationAttributeRequest;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instances and parameters of what is repeated; script and frequency are in {@link InvokeCommandTest}. */
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

    @Test
    void theNextRunHasOtherParameters(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var invokeId = account.call(
                        "RunCommand",
                        "Type",
                        "RunShellScript",
                        "CommandContent",
                        "echo {{greeting}} {{name}}",
                        "EnableParameter",
                        "true",
                        "Parameters",
                        "{\"greeting\": \"hi\", \"name\": \"you\"}",
                        "InstanceId.1",
                        instance,
                        "Timed",
                        "true",
                        "Frequency",
                        "0 0 * * * *")
                .text("/InvokeId");
        assertThat(nextOutput(account, invokeId, time)).isEqualTo("hi you\n");

        account.v3()
                .modifyInvocationAttribute(new ModifyInvocationAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setInvokeId(invokeId)
                        .setEnableParameter(true)
                        .setParameters(Map.of("greeting", "moin", "name", "all")));

        assertThat(output(account, invokeId)).isEqualTo("hi you\n");
        assertThat(nextOutput(account, invokeId, time)).isEqualTo("moin all\n");
        var shown = account.call("DescribeInvocations", "InvokeId", invokeId, "ContentEncoding", "PlainText");
        var path = "/Invocations/Invocation/0";
        assertThat(shown.text(path + "/CommandContent")).isEqualTo("echo {{greeting}} {{name}}");
        assertThat(shown.text(path + "/Parameters")).contains("moin", "all").doesNotContain("you");

        // without EnableParameter they do not count
        change(account, invokeId, "Parameters", "{\"greeting\": \"bye\"}")
                .assertThat()
                .isOk();
        for (var wrong : List.of("{\"other\": \"bye\"}", "bye")) {
            change(account, invokeId, "EnableParameter", "true", "Parameters", wrong)
                    .assertThat()
                    .isError(400, "InvalidParameter")
                    .saying("Parameters");
        }
        assertThat(nextOutput(account, invokeId, time)).isEqualTo("moin all\n");

        // names are looked for in the new script
        change(
                        account,
                        invokeId,
                        "CommandContent",
                        Script.encode("echo {{other}}"),
                        "EnableParameter",
                        "true",
                        "Parameters",
                        "{\"other\": \"bye\"}")
                .assertThat()
                .isOk();
        assertThat(nextOutput(account, invokeId, time)).isEqualTo("bye\n");
    }

    private static Answer change(Account account, String invokeId, String... more) {
        var parameters = new ArrayList<>(List.of("InvokeId", invokeId));
        parameters.addAll(List.of(more));
        return account.call(ACTION, parameters.toArray(String[]::new));
    }

    /** What the command says when it runs an hour later. */
    private static String nextOutput(Account account, String invokeId, Time time) {
        time.advance(Duration.ofHours(1));
        time.advance(Duration.ofMinutes(1));
        return output(account, invokeId);
    }

    private static String output(Account account, String invokeId) {
        return account.call("DescribeInvocationResults", "InvokeId", invokeId, "ContentEncoding", "PlainText")
                .text("/Invocation/InvocationResults/InvocationResult/0/Output");
    }
}
