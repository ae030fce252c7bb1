package dev.skystage.gateway.assistant;

import static dev.skystage.gateway.assistant.InvokeCommandTest.invocation;
import static dev.skystage.gateway.assistant.InvokeCommandTest.invoke;
import static dev.skystage.gateway.assistant.InvokeCommandTest.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that end before they are through: by their time, their instance or their owner. */
@StagingCloudTest
class EndedCommandsTest {
    /**
     * A single invocation may have a shorter time and another directory than its command; what runs is counted for its
     * instance.
     */
    @Test
    void anInvocationHasATimeOfItsOwn(Account account, Time time) {
        var instance = account.runningInstance();
        var command = CommandsTest.create(account, "slow", "sleep 100");
        var invokeId = invoke(account, command, instance, "Timeout", "20", "WorkingDir", "/srv")
                .text("/InvokeId");
        assertThat(invocation(account, invokeId).text("/Invocations/Invocation/0/WorkingDir"))
                .isEqualTo("/srv");
        assertThat(active(account, instance)).isEqualTo("1");
        time.advance(Duration.ofSeconds(21));
        assertThat(status(account, invokeId)).isEqualTo("Failed");
        assertThat(active(account, instance)).isEqualTo("0");
    }

    private static String active(Account account, String instance) {
        return account.call("DescribeCloudAssistantStatus", "InstanceId.1", instance)
                .text("/InstanceCloudAssistantStatusSet/InstanceCloudAssistantStatus/0/ActiveTaskCount");
    }

    @ParameterizedTest
    @CsvSource({
        "StopInstance, InstanceNotRunning",
        "RebootInstance, ExecutionInterrupted",
        "DeleteInstance, InstanceReleased"
    })
    void aRunEndsWithItsInstance(String action, String code, Account account, Time time) {
        var instance = account.runningInstance();
        var command = CommandsTest.create(account, "long", "echo half; sleep 3600");
        var invokeId = invoke(account, command, instance, "Timeout", "7200").text("/InvokeId");
        if (action.equals("DeleteInstance")) {
            account.call(action, "InstanceId", instance, "Force", "true")
                    .assertThat()
                    .isOk();
        } else {
            account.call(action, "InstanceId", instance).assertThat().isOk();
        }
        time.runDueTasks();
        var shown = invocation(account, invokeId);
        var path = "/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0";
        assertThat(shown.text(path + "/ErrorCode")).isEqualTo(code);
        assertThat(shown.text(path + "/InvocationStatus")).isEqualTo("Error");
        assertThat(shown.text(path + "/InstanceInvokeStatus")).isEqualTo("Failed");
        assertThat(shown.text(path + "/Output")).isEmpty();
    }

    /** What is repeated would else be due for ever. */
    @Test
    void aRepeatedCommandIsOverWithItsLastInstance(Account account, Time time) {
        var ids = account.runInstances(2);
        time.runDueTasks();
        var command = CommandsTest.create(account, "every", "echo tick");
        var all = "[\"" + ids.getFirst() + "\",\"" + ids.getLast() + "\"]";
        var invokeId = invoke(account, command, all, "Frequency", "rate(10m)").text("/InvokeId");
        account.call("DeleteInstance", "InstanceId", ids.getFirst(), "Force", "true")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(11));
        assertThat(status(account, invokeId)).isEqualTo("Running");
        assertThat(account.call("DescribeInvocationResults", "InvokeId", invokeId)
                        .text("/Invocation/TotalCount"))
                .isEqualTo("1");
        account.call("DeleteInstance", "InstanceId", ids.getLast(), "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(status(account, invokeId)).isEqualTo("Stopped");
    }

    @Test
    void aCommandThatIsStoppedBeforeItRanIsCancelled(Account account) {
        var instance = account.runningInstance();
        var command = CommandsTest.create(account, "boot", "echo up");
        var invokeId = invoke(account, command, instance, "RepeatMode", "NextRebootOnly")
                .text("/InvokeId");
        account.call("StopInvocation", "InvokeId", invokeId).assertThat().isOk();
        var shown = invocation(account, invokeId);
        assertThat(shown.text("/Invocations/Invocation/0/InvocationStatus")).isEqualTo("Stopped");
        assertThat(shown.text("/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0/InvocationStatus"))
                .isEqualTo("Cancelled");
    }
}
