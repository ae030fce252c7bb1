package dev.skystage.gateway.assistant;

import static dev.skystage.gateway.assistant.CommandsTest.base64;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * InvokeCommand and what follows: DescribeInvocations, DescribeInvocationResults, StopInvocation,
 * ModifyInvocationAttribute.
 */
@StagingCloudTest
class InvokeCommandTest {
    @Autowired
    JdbcClient jdbc;

    static Answer invoke(Account account, String command, String instances, String... more) {
        var parameters = new ArrayList<>(List.of("CommandId", command, "InstanceIds", instances));
        parameters.addAll(List.of(more));
        return account.call("InvokeCommand", parameters.toArray(String[]::new));
    }

    static Answer invocation(Account account, String invokeId) {
        return account.call("DescribeInvocations", "InvokeId", invokeId, "IncludeOutput", "true");
    }

    static String status(Account account, String invokeId) {
        return invocation(account, invokeId).text("/Invocations/Invocation/0/InvokeStatus");
    }

    @Test
    void aCommandTakesItsTimeAndShowsItsOutput(Account account, Time time) {
        var instance = account.runningInstance();
        var command = CommandsTest.create(account, "hello", "echo 'hello you'\nwhoami\nsleep 30");
        var invokeId = invoke(account, command, instance).text("/InvokeId");
        assertThat(invokeId).startsWith("t-");
        assertThat(status(account, invokeId)).isEqualTo("Running");
        var running = account.call("DescribeInvocationResults", "InvokeId", invokeId);
        assertThat(running.text("/Invocation/InvocationResults/InvocationResult/0/Output"))
                .isEmpty();
        time.advance(Duration.ofSeconds(31));
        assertThat(status(account, invokeId)).isEqualTo("Finished");
        var result = account.call("DescribeInvocationResults", "InvokeId", invokeId);
        var path = "/Invocation/InvocationResults/InvocationResult/0";
        assertThat(result.text(path + "/Output")).isEqualTo(base64("hello you\nroot\n"));
        assertThat(result.text(path + "/ExitCode")).isEqualTo("0");
        assertThat(result.text(path + "/InvokeRecordStatus")).isEqualTo("Finished");
        assertThat(result.text(path + "/InvocationStatus")).isEqualTo("Success");
        assertThat(invocation(account, invokeId)
                        .text("/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0/Output"))
                .isEqualTo(base64("hello you\nroot\n"));
        // the command can be deleted; its results can still be read
        account.call("DeleteCommand", "CommandId", command).assertThat().isOk();
        assertThat(invocation(account, invokeId).text("/Invocations/Invocation/0/CommandName"))
                .isEqualTo("hello");
    }

    @Test
    void aFailureOnSomeInstancesIsAPartialFailure(Account account, Management management, Time time) {
        var ids = account.runInstances(2);
        time.runDueTasks();
        var rule =
                "{\"pattern\": \"deploy\", \"instance\": \"%s\", \"output\": \"no space\", \"exitCode\": 28, \"delay\": \"PT5S\"}"
                        .formatted(ids.getFirst());
        assertThat(management.post("guest", rule).status()).isEqualTo(200);
        var command = CommandsTest.create(account, "deploy", "deploy --all");
        var invokeId = invoke(account, command, "[\"" + ids.getFirst() + "\",\"" + ids.getLast() + "\"]")
                .text("/InvokeId");
        time.advance(Duration.ofSeconds(10));
        assertThat(status(account, invokeId)).isEqualTo("PartialFailed");
        var failed = account.call(
                "DescribeInvocationResults",
                "InvokeId",
                invokeId,
                "InvokeRecordStatus",
                "Failed",
                "ContentEncoding",
                "PlainText");
        assertThat(failed.text("/Invocation/TotalCount")).isEqualTo("1");
        var path = "/Invocation/InvocationResults/InvocationResult/0";
        assertThat(failed.text(path + "/InstanceId")).isEqualTo(ids.getFirst());
        assertThat(failed.text(path + "/Output")).isEqualTo("no space");
        assertThat(failed.text(path + "/ExitCode")).isEqualTo("28");
        assertThat(failed.text(path + "/ErrorCode")).isEqualTo("ExitCodeNonzero");
        assertThat(account.call("DescribeInvocations", "InvokeStatus", "PartialFailed")
                        .text("/TotalCount"))
                .isEqualTo("1");
        assertThat(account.call("DescribeInvocations", "InvokeStatus", "Finished")
                        .text("/TotalCount"))
                .isEqualTo("0");
        management.delete("guest");
    }

    @Test
    void aCommandIsEndedWhenItsTimeIsUp(Account account, Time time) {
        var instance = account.runningInstance();
        var command = account.call(
                        "CreateCommand",
                        "Name",
                        "slow",
                        "Type",
                        "RunShellScript",
                        "CommandContent",
                        base64("sleep 100"),
                        "Timeout",
                        "60")
                .text("/CommandId");
        var invokeId = invoke(account, command, instance).text("/InvokeId");
        time.advance(Duration.ofSeconds(61));
        assertThat(status(account, invokeId)).isEqualTo("Failed");
        var result = account.call("DescribeInvocationResults", "InvokeId", invokeId);
        var path = "/Invocation/InvocationResults/InvocationResult/0";
        assertThat(result.text(path + "/ErrorCode")).isEqualTo("ExecutionTimeout");
        assertThat(result.text(path + "/InvocationStatus")).isEqualTo("Timeout");
    }

    @Test
    void aRepeatedCommandRunsUntilItIsStopped(Account account, Time time) {
        var instance = account.runningInstance();
        var command = CommandsTest.create(account, "every", "echo tick");
        var invokeId = invoke(account, command, instance, "Timed", "true", "Frequency", "0 */20 * * * *")
                .text("/InvokeId");
        assertThat(status(account, invokeId)).isEqualTo("Running");
        assertThat(account.call("DescribeInvocations", "InvokeStatus", "Scheduled")
                        .text("/Invocations/Invocation/0/InvocationStatus"))
                .isEqualTo("Scheduled");
        time.advance(Duration.ofHours(1));
        var results = account.call("DescribeInvocationResults", "InvokeId", invokeId);
        assertThat(results.text("/Invocation/TotalCount")).isEqualTo("3");
        assertThat(account.call("DescribeInvocationResults", "InvokeId", invokeId, "IncludeHistory", "false")
                        .text("/Invocation/TotalCount"))
                .isEqualTo("1");
        assertThat(status(account, invokeId)).as("never finished by itself").isEqualTo("Running");
        account.call("ModifyInvocationAttribute", "InvokeId", invokeId, "Frequency", "0 0 * * * *")
                .assertThat()
                .isOk();
        time.advance(Duration.ofHours(1));
        assertThat(account.call("DescribeInvocationResults", "InvokeId", invokeId)
                        .text("/Invocation/TotalCount"))
                .isEqualTo("4");
        account.call("StopInvocation", "InvokeId", invokeId).assertThat().isOk();
        assertThat(status(account, invokeId)).isEqualTo("Stopped");
        time.advance(Duration.ofHours(3));
        assertThat(account.call("DescribeInvocationResults", "InvokeId", invokeId)
                        .text("/Invocation/TotalCount"))
                .isEqualTo("4");
    }

    @Test
    void aCommandForOneInstantIsFinishedThen(Account account, Time time) {
        var instance = account.runningInstance();
        var command = CommandsTest.create(account, "later", "echo now");
        var at = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                .withZone(ZoneOffset.UTC)
                .format(time.now().plus(Duration.ofHours(1)));
        var invokeId = invoke(
                        account, command, instance, "RepeatMode", "Period", "Frequency", "at(%s UTC)".formatted(at))
                .text("/InvokeId");
        assertThat(status(account, invokeId)).isEqualTo("Running");
        time.advance(Duration.ofHours(2));
        assertThat(status(account, invokeId)).isEqualTo("Finished");
    }

    @Test
    void aCommandForTheNextStartRunsThen(Account account, Time time) {
        var instance = account.runningInstance();
        var command = CommandsTest.create(account, "boot", "echo up");
        var once = invoke(account, command, instance, "RepeatMode", "NextRebootOnly")
                .text("/InvokeId");
        var always =
                invoke(account, command, instance, "RepeatMode", "EveryReboot").text("/InvokeId");
        for (var i = 0; i < 2; i++) {
            account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
            time.runDueTasks();
            account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
            time.runDueTasks();
        }
        assertThat(account.call("DescribeInvocationResults", "InvokeId", once).text("/Invocation/TotalCount"))
                .isEqualTo("1");
        assertThat(invocation(account, always).text("/Invocations/Invocation/0/Timed"))
                .isEqualTo("true");
        assertThat(account.call("DescribeInvocationResults", "InvokeId", always).text("/Invocation/TotalCount"))
                .isEqualTo("2");
    }

    @Test
    void aRunThatIsStoppedIsStopped(Account account, Time time) {
        var ids = account.runInstances(2);
        time.runDueTasks();
        var command = CommandsTest.create(account, "long", "sleep 600");
        var invokeId = invoke(account, command, "[\"" + ids.getFirst() + "\",\"" + ids.getLast() + "\"]")
                .text("/InvokeId");
        var elsewhere = account.runningInstance();
        for (var list : new String[] {"InstanceId.1", "InstanceIds"}) {
            account.call("StopInvocation", "InvokeId", invokeId, list, elsewhere, "InstanceId.2", ids.getLast())
                    .assertThat()
                    .isError(404, "InvalidInstanceId.NotFound");
        }
        account.call("StopInvocation", "InvokeId", invokeId, "InstanceId.1", ids.getFirst())
                .assertThat()
                .isOk();
        assertThat(status(account, invokeId)).isEqualTo("Running");
        time.advance(Duration.ofMinutes(11));
        assertThat(status(account, invokeId)).isEqualTo("Finished");
        assertThat(account.call("DescribeInvocationResults", "InvokeRecordStatus", "Stopped")
                        .text("/Invocation/InvocationResults/InvocationResult/0/InstanceId"))
                .isEqualTo(ids.getFirst());
        var instances = "/Invocations/Invocation/0/InvokeInstances/InvokeInstance/%d/InvocationStatus";
        assertThat(invocation(account, invokeId).text(instances.formatted(0))).isEqualTo("Terminated");
        assertThat(invocation(account, invokeId).text(instances.formatted(1))).isEqualTo("Success");
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        var stopped = account.stoppedInstance();
        var command = CommandsTest.create(account, "x", "x");
        invoke(account, "c-none", instance).assertThat().isError(404, "InvalidCmdId.NotFound");
        invoke(other, command, instance).assertThat().isError(404, "InvalidCmdId.NotFound");
        invoke(account, command, "i-none").assertThat().isError(404, "InvalidInstance.NotFound");
        invoke(account, command, stopped).assertThat().isError(400, "InvalidInstanceStatus");
        invoke(account, command, instance, "Timed", "true").assertThat().isError(400, "MissingParameter.Frequency");
        invoke(account, command, instance, "Timed", "true", "Frequency", "often")
                .assertThat()
                .isError(403, "InvalidParam.Frequency");
        for (var never : new String[] {"at(2020-01-01 00:00:00)", "0 0 9 * * ? 2020"}) {
            invoke(account, command, instance, "RepeatMode", "Period", "Frequency", never)
                    .assertThat()
                    .isError(403, "InvalidParam.Frequency");
        }
        invoke(account, command, instance, "Username", "u".repeat(256))
                .assertThat()
                .isError(403, "Username.ExceedLimit");
        account.call("InvokeCommand", "CommandId", command).assertThat().isError(400, "MissingParameter.InstanceIds");
        account.call("InvokeCommand", "InstanceIds", instance).assertThat().isError(400, "MissingParameter.CommandId");
        invoke(account, command, instance, "RegionId", "").assertThat().isError(400, "MissingParameter.RegionId");
        invoke(account, command, instance, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        var many =
                String.join(",", IntStream.range(0, 101).mapToObj(i -> "i-" + i).toList());
        invoke(account, command, many).assertThat().isError(403, "InstanceIds.ExceedLimit");
        var windows = account.call(
                        "CreateCommand", "Name", "w", "Type", "RunBatScript", "CommandContent", base64("dir"))
                .text("/CommandId");
        invoke(account, windows, instance).assertThat().isError(403, "InvalidInstance.NotMatch");
        jdbc.sql("update instance set network_type = 'classic' where id = ?")
                .param(instance)
                .update();
        invoke(account, command, instance).assertThat().isError(400, "InvalidInstance.NotVpc");

        account.call("StopInvocation", "InvokeId", "t-none").assertThat().isError(400, "InvalidInvokeId.NotFound");
        account.call("StopInvocation").assertThat().isError(400, "MissingParameter.InvokeId");
        account.call("ModifyInvocationAttribute", "InvokeId", "t-none")
                .assertThat()
                .isError(400, "InvalidInvokeId.NotFound");
        account.call("ModifyInvocationAttribute", "InvokeId", "t-none", "CommandContent", "%%%")
                .assertThat()
                .isError(403, "CmdContent.DecodeError");
        account.call("ModifyInvocationAttribute", "InvokeId", "t-none", "CommandContent", base64("x".repeat(16385)))
                .assertThat()
                .isError(403, "CmdContent.ExceedLimit");
        var repeated = invoke(
                        account,
                        CommandsTest.create(account, "y", "y"),
                        account.runningInstance(),
                        "Timed",
                        "true",
                        "Frequency",
                        "0 0 * * * *")
                .text("/InvokeId");
        account.call("ModifyInvocationAttribute", "InvokeId", repeated, "Frequency", "often")
                .assertThat()
                .isError(403, "InvalidParam.Frequency");
        for (var action : new String[] {
            "StopInvocation", "DescribeInvocations", "DescribeInvocationResults", "ModifyInvocationAttribute"
        }) {
            account.call(action, "RegionId", "cn-nowhere", "InvokeId", "t-1")
                    .assertThat()
                    .isError(404, "InvalidRegionId.NotFound");
        }
        for (var action : new String[] {"StopInvocation", "DescribeInvocations", "DescribeInvocationResults"}) {
            account.call(action, "RegionId", "", "InvokeId", "t-1")
                    .assertThat()
                    .isError(400, "MissingParameter.RegionId");
        }
    }
}
