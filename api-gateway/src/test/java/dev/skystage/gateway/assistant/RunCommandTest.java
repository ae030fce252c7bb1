package dev.skystage.gateway.assistant;

import static dev.skystage.gateway.assistant.CommandsTest.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeInvocationResultsRequest;
import com.aliyun.ecs20140526.models.RunCommandRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class RunCommandTest {
    @Autowired
    Quotas quotas;

    static Answer run(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(
                List.of("Type", "RunShellScript", "CommandContent", "hostname", "InstanceId.1", instance));
        parameters.addAll(List.of(more));
        return account.call("RunCommand", parameters.toArray(String[]::new));
    }

    @Test
    void aScriptRunsAndIsForgotten(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var ran = account.v3()
                .runCommand(new RunCommandRequest()
                        .setRegionId(Account.REGION)
                        .setType("RunShellScript")
                        .setCommandContent("echo {{greeting}}")
                        .setEnableParameter(true)
                        .setParameters(Map.of("greeting", "moin"))
                        .setInstanceId(List.of(instance)))
                .getBody();
        time.advance(Duration.ofSeconds(2));
        var results = account.v3()
                .describeInvocationResults(new DescribeInvocationResultsRequest()
                        .setRegionId(Account.REGION)
                        .setInvokeId(ran.getInvokeId())
                        .setContentEncoding("PlainText"))
                .getBody()
                .getInvocation();
        assertThat(results.getTotalCount()).isEqualTo(1);
        var result = results.getInvocationResults().getInvocationResult().getFirst();
        assertThat(result.getOutput()).isEqualTo("moin\n");
        assertThat(result.getInvocationStatus()).isEqualTo("Success");
        assertThat(account.call("DescribeCommands").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void aCommandIsKeptOnRequest(Account account) {
        var instance = account.runningInstance();
        var kept = run(account, instance, "KeepCommand", "true", "Name", "host");
        kept.assertThat().isOk();
        var shown = account.call("DescribeCommands");
        assertThat(shown.text("/Commands/Command/0/CommandId")).isEqualTo(kept.text("/CommandId"));
        assertThat(shown.text("/Commands/Command/0/InvokeTimes")).isEqualTo("1");
    }

    @Test
    void invocationsAreFoundByTheirTags(Account account, Time time) {
        var instance = account.runningInstance();
        var red = run(
                        account,
                        instance,
                        "Tag.1.Key",
                        "color",
                        "Tag.1.Value",
                        "red",
                        "Tag.2.Key",
                        "fast",
                        "Tag.2.Value",
                        "")
                .text("/InvokeId");
        var blue = run(account, instance, "Tag.1.Key", "color", "Tag.1.Value", "blue")
                .text("/InvokeId");
        account.call(
                        "SendFile",
                        "Name",
                        "f",
                        "Content",
                        "x",
                        "TargetDir",
                        "/root",
                        "InstanceId.1",
                        instance,
                        "Tag.1.Key",
                        "color",
                        "Tag.1.Value",
                        "green")
                .assertThat()
                .isOk();
        time.advance(Duration.ofSeconds(2));
        var list = "DescribeInvocations";
        assertThat(account.call(list, "Tag.1.Key", "color").text("/TotalCount")).isEqualTo("2");
        var found = account.call(list, "Tag.1.Key", "color", "Tag.1.Value", "blue");
        assertThat(found.text("/Invocations/Invocation/0/InvokeId")).isEqualTo(blue);
        assertThat(found.text("/Invocations/Invocation/0/Tags/Tag/0/TagValue")).isEqualTo("blue");
        assertThat(account.call("DescribeInvocationResults", "InvokeId", blue)
                        .text("/Invocation/InvocationResults/InvocationResult/0/Tags/Tag/0/TagKey"))
                .isEqualTo("color");
        assertThat(account.call("DescribeSendFileResults").text("/Invocations/Invocation/0/Tags/Tag/0/TagValue"))
                .isEqualTo("green");
        assertThat(account.call(list, "Tag.1.Key", "color", "Tag.1.Value", "red", "Tag.2.Key", "fast")
                        .text("/Invocations/Invocation/0/InvokeId"))
                .isEqualTo(red);
        assertThat(account.call(list, "Tag.1.Key", "color", "Tag.1.Value", "green")
                        .text("/TotalCount"))
                .isEqualTo("0");
        assertThat(account.call("DescribeInvocationResults", "Tag.1.Key", "fast")
                        .text("/Invocation/InvocationResults/InvocationResult/0/InvokeId"))
                .isEqualTo(red);
        assertThat(account.call("DescribeSendFileResults", "Tag.1.Key", "color").text("/TotalCount"))
                .isEqualTo("1");
        assertThat(account.call("DescribeSendFileResults", "Tag.1.Key", "fast").text("/TotalCount"))
                .isEqualTo("0");
        account.call(list, "Tag.1.Value", "red").assertThat().isError(400, "InvalidTag.Mismatch");
    }

    @Test
    void commandsAndInvocationsAreFoundByTheirResourceGroup(Account account, Time time) {
        var instance = account.runningInstance();
        var group = new String[] {"ResourceGroupId", "rg-1"};
        var kept = account.call(
                "CreateCommand",
                "Name",
                "grouped",
                "Type",
                "RunShellScript",
                "CommandContent",
                CommandsTest.base64("echo hi"),
                "ResourceGroupId",
                "rg-1");
        var command = kept.text("/CommandId");
        var ran = run(account, instance, group).text("/InvokeId");
        run(account, instance).assertThat().isOk();
        var invoked = account.call(
                        "InvokeCommand",
                        "CommandId",
                        command,
                        "InstanceId.1",
                        instance,
                        "Timeout",
                        "90",
                        "ResourceGroupId",
                        "rg-1")
                .text("/InvokeId");
        account.call("InvokeCommand", "CommandId", command, "InstanceId.1", instance)
                .assertThat()
                .isOk();
        var file = account.call(
                        "SendFile",
                        "Name",
                        "f",
                        "Content",
                        "x",
                        "TargetDir",
                        "/root",
                        "InstanceId.1",
                        instance,
                        "ResourceGroupId",
                        "rg-1")
                .text("/InvokeId");
        time.advance(Duration.ofSeconds(2));
        assertThat(account.call("DescribeCommands", group).text("/Commands/Command/0/CommandId"))
                .isEqualTo(command);
        var invocations = account.call("DescribeInvocations", group);
        assertThat(invocations.text("/TotalCount")).isEqualTo("2");
        assertThat(invocations.text("/Invocations/Invocation/0/InvokeId")).isEqualTo(invoked);
        assertThat(invocations.text("/Invocations/Invocation/0/Timeout")).isEqualTo("90");
        assertThat(invocations.text("/Invocations/Invocation/1/InvokeId")).isEqualTo(ran);
        assertThat(account.call("DescribeInvocationResults", group).text("/Invocation/TotalCount"))
                .isEqualTo("2");
        var files = account.call("DescribeSendFileResults", group);
        assertThat(files.text("/TotalCount")).isEqualTo("1");
        assertThat(files.text("/Invocations/Invocation/0/InvokeId")).isEqualTo(file);
        for (var action : new String[] {"DescribeInvocations", "DescribeSendFileResults", "DescribeCommands"}) {
            assertThat(account.call(action, "ResourceGroupId", "rg-other").text("/TotalCount"))
                    .isEqualTo("0");
        }
        run(account, instance, "ResourceGroupId", "rg-other").assertThat().isError(400, "InvalidParameter");
    }

    @Test
    void athousandInstancesByATagAreOneInvocation(Account account, Time time) {
        account.call(
                        "RunInstances",
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        "ecs.t6-c1m1.large",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup(),
                        "Amount",
                        "100",
                        "Tag.1.Key",
                        "fleet",
                        "Tag.1.Value",
                        "a")
                .assertThat()
                .isOk();
        time.runDueTasks();
        var ran = account.call(
                "RunCommand",
                "Type",
                "RunShellScript",
                "CommandContent",
                "echo hi",
                "ResourceTag.1.Key",
                "fleet",
                "ResourceTag.1.Value",
                "a");
        ran.assertThat().isOk();
        time.advance(Duration.ofSeconds(2));
        assertThat(account.call(
                                "DescribeInvocationResults",
                                "InvokeId",
                                ran.text("/InvokeId"),
                                "InvokeRecordStatus",
                                "Finished")
                        .text("/Invocation/TotalCount"))
                .isEqualTo("100");
    }

    @Test
    void refuses(Account account) {
        var instance = account.runningInstance();
        quotas.setMaximum(account.id(), Account.REGION, Quota.COMMANDS, 0);
        run(account, instance, "KeepCommand", "true").assertThat().isError(403, "CmdCount.ExceedQuota");
        run(account, instance, "Type", "RunPython").assertThat().isError(403, "InvalidCmdType.NotFound");
        run(account, instance, "Name", "x".repeat(129)).assertThat().isError(403, "CmdName.ExceedLimit");
        run(account, instance, "Description", "x".repeat(513)).assertThat().isError(403, "CmdDesc.ExceedLimit");
        run(account, instance, "Timed", "true").assertThat().isError(403, "MissingParam.Frequency");
        run(account, instance, "Timed", "true", "Frequency", "x").assertThat().isError(403, "InvalidParam.Frequency");
        run(account, instance, "RepeatMode", "Sometimes").assertThat().isError(400, "InvalidParameter");
        run(account, instance, "Username", "x".repeat(256)).assertThat().isError(403, "Username.ExceedLimit");
        run(account, "i-none").assertThat().isError(404, "InvalidInstance.NotFound");
        run(account, account.stoppedInstance()).assertThat().isError(403, "InvalidInstance.NotMatch");
        run(account, instance, "ContentEncoding", "Base64", "CommandContent", "%%%")
                .assertThat()
                .isError(403, "CmdContent.DecodeError");
        run(account, instance, "CommandContent", "x".repeat(16385)).assertThat().isError(403, "CmdContent.ExceedLimit");
        run(account, instance, "EnableParameter", "true", "Parameters", "{\"no\":\"x\"}")
                .assertThat()
                .isError(400, "InvalidParameter");
        run(account, instance, "EnableParameter", "true", "Parameters", "{")
                .assertThat()
                .isError(400, "InvalidParameter");
        account.call("RunCommand", "Type", "RunShellScript", "CommandContent", base64("x"))
                .assertThat()
                .isError(400, "MissingParameter.InstanceIds");
        var many = new ArrayList<>(List.of("Type", "RunShellScript", "CommandContent", "x"));
        for (var i = 1; i <= 51; i++) {
            many.addAll(List.of("InstanceId." + i, "i-" + i));
        }
        account.call("RunCommand", many.toArray(String[]::new)).assertThat().isError(403, "InstanceIds.ExceedLimit");
    }
}
