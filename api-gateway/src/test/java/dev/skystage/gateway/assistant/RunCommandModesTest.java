package dev.skystage.gateway.assistant;

import static dev.skystage.gateway.assistant.RunCommandTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** RunCommand as today's clients use it: with the names of the environment, a frequency alone, and as a rehearsal. */
@StagingCloudTest
class RunCommandModesTest {
    /** Each guest sees its own values; names do not care for case, and other names stay as they are. */
    @Test
    void aScriptSeesItsEnvironment(Account account, Time time) {
        var ids = account.runInstances(2);
        time.runDueTasks();
        account.call("ModifyInstanceAttribute", "InstanceId", ids.getFirst(), "InstanceName", "first")
                .assertThat()
                .isOk();
        var script = "echo {{ACS::RegionId}} {{ acs::accountId }} {{ACS::InstanceId}} {{ACS::InstanceName}}"
                + " {{ACS::InvokeId}} {{ACS::CommandId}} {{ACS::Other}}";
        var ran = run(
                account,
                ids.getFirst(),
                "InstanceId.2",
                ids.getLast(),
                "CommandContent",
                script,
                "EnableParameter",
                "true");
        var plain = run(account, ids.getFirst(), "CommandContent", "echo {{ACS::InstanceId}}");
        time.advance(Duration.ofSeconds(2));
        assertThat(output(account, ran.text("/InvokeId"), ids.getFirst()))
                .isEqualTo("%s %s %s first %s %s {{ACS::Other}}\n"
                        .formatted(
                                Account.REGION,
                                account.id(),
                                ids.getFirst(),
                                ran.text("/InvokeId"),
                                ran.text("/CommandId")));
        assertThat(output(account, ran.text("/InvokeId"), ids.getLast())).contains(ids.getLast());
        assertThat(output(account, plain.text("/InvokeId"), ids.getFirst())).isEqualTo("{{ACS::InstanceId}}\n");
    }

    private static String output(Account account, String invokeId, String instance) {
        return account.call(
                        "DescribeInvocationResults",
                        "InvokeId",
                        invokeId,
                        "InstanceId",
                        instance,
                        "ContentEncoding",
                        "plaintext",
                        "InvokeRecordStatus",
                        "Success")
                .text("/Invocation/InvocationResults/InvocationResult/0/Output");
    }

    /** Today's clients send no Timed: a frequency alone makes a command periodic. */
    @Test
    void aFrequencyIsEnough(Account account, Time time) {
        var instance = account.runningInstance();
        var invokeId = run(account, instance, "Frequency", "rate(10m)").text("/InvokeId");
        time.advance(Duration.ofMinutes(21));
        var shown = account.call("DescribeInvocations", "InvokeId", invokeId);
        assertThat(shown.text("/Invocations/Invocation/0/RepeatMode")).isEqualTo("Period");
        assertThat(shown.text("/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0/Repeats"))
                .isEqualTo("2");
        var once = run(account, instance, "Frequency", "rate(10m)", "Timed", "false")
                .text("/InvokeId");
        assertThat(account.call("DescribeInvocations", "InvokeId", once).text("/Invocations/Invocation/0/RepeatMode"))
                .isEqualTo("Once");
    }

    @Test
    void aRehearsalRunsNothing(Account account, Time time) {
        var instance = account.runningInstance();
        var invokeId = run(account, instance, "RepeatMode", "DryRun").text("/InvokeId");
        time.advance(Duration.ofSeconds(2));
        var shown = account.call("DescribeInvocations", "InvokeId", invokeId, "IncludeOutput", "true");
        var path = "/Invocations/Invocation/0";
        assertThat(shown.text(path + "/RepeatMode")).isEqualTo("DryRun");
        assertThat(shown.text(path + "/InvocationStatus")).isEqualTo("Success");
        assertThat(shown.text(path + "/Timed")).isEqualTo("false");
        assertThat(shown.text(path + "/InvokeInstances/InvokeInstance/0/Output"))
                .isEmpty();
        run(account, "i-none", "RepeatMode", "DryRun").assertThat().isError(404, "InvalidInstance.NotFound");
    }
}
