package dev.skystage.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SendFile, DescribeSendFileResults; InstallCloudAssistant, DescribeCloudAssistantStatus. */
@StagingCloudTest
class SendFileTest {
    private static Answer send(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(
                List.of("Name", "motd", "Content", "hello", "TargetDir", "/etc", "InstanceId.1", instance));
        parameters.addAll(List.of(more));
        return account.call("SendFile", parameters.toArray(String[]::new));
    }

    @Test
    void aFileIsSentAndIsNotListedAsACommand(Account account, Time time) {
        var instance = account.runningInstance();
        var invokeId = send(account, instance, "FileMode", "0644", "Overwrite", "true", "Description", "text")
                .text("/InvokeId");
        time.advance(Duration.ofSeconds(2));
        var shown = account.call("DescribeSendFileResults", "InvokeId", invokeId, "InvocationStatus", "Success");
        var path = "/Invocations/Invocation/0";
        assertThat(shown.text(path + "/Content")).isEqualTo("hello");
        assertThat(shown.text(path + "/FileMode")).isEqualTo("0644");
        assertThat(shown.text(path + "/Overwrite")).isEqualTo("true");
        assertThat(shown.text(path + "/InvokeInstances/InvokeInstance/0/InvocationStatus"))
                .isEqualTo("Success");
        assertThat(account.call("DescribeInvocations").text("/TotalCount")).isEqualTo("0");
    }

    /** Less than ten seconds counts as ten. A guest that needs 30 seconds for everything shows the limit. */
    @ParameterizedTest
    @CsvSource({"1, 10", "20, 20", "31, 30", ", 30"})
    void isGivenUpInTime(@Nullable String timeout, int endsAfter, Account account, Management management, Time time) {
        var instance = account.runningInstance();
        management.post(
                "guest", "{\"pattern\": \"^true$\", \"instance\": \"%s\", \"delay\": \"PT30S\"}".formatted(instance));
        var invokeId = timeout == null
                ? send(account, instance).text("/InvokeId")
                : send(account, instance, "Timeout", timeout).text("/InvokeId");
        time.advance(Duration.ofSeconds(endsAfter - 1));
        assertThat(status(account, invokeId)).isEqualTo("Running");
        time.advance(Duration.ofSeconds(2));
        assertThat(status(account, invokeId)).isEqualTo(endsAfter < 30 ? "Timeout" : "Success");
    }

    private static String status(Account account, String invokeId) {
        return account.call("DescribeSendFileResults", "InvokeId", invokeId)
                .text("/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0/InvocationStatus");
    }

    @Test
    void belongsToRootUnlessSomebodyElseIsNamed(Account account) {
        var invokeId = send(account, account.runningInstance()).text("/InvokeId");
        var file = account.call("DescribeSendFileResults", "InvokeId", invokeId)
                .body()
                .at("/Invocations/Invocation/0");
        assertThat(file.path("FileOwner").asString()).isEqualTo("root");
        assertThat(file.path("FileGroup").asString()).isEqualTo("root");
        assertThat(file.path("FileMode").asString()).isEqualTo("0644");
    }

    @Test
    void refusesAFileThatCannotBe(Account account) {
        var instance = account.runningInstance();
        send(account, instance, "Content", "!", "ContentType", "Base64")
                .assertThat()
                .isError(400, "FileContent.DecodeError");
        send(account, instance, "ContentType", "Text").assertThat().isError(400, "FileContentType.Invalid");
        send(account, instance, "FileMode", "0999").assertThat().isError(400, "FileMode.Invalid");
    }

    @Test
    void theDirectoryIsAnAbsolutePath(Account account) {
        var instance = account.runningInstance();
        for (var relative : new String[] {"etc", "./etc", "C:etc", "/" + "x".repeat(255)}) {
            send(account, instance, "TargetDir", relative).assertThat().isError(400, "FileTargetDir.Invalid");
        }
        for (var absolute : new String[] {"/", "/etc/x", "C:\\files", "d:/"}) {
            send(account, instance, "TargetDir", absolute).assertThat().isOk();
        }
    }

    @Test
    void refuses(Account account) {
        var instance = account.runningInstance();
        send(account, "i-none").assertThat().isError(404, "InvalidInstance.NotFound");
        send(account, account.stoppedInstance()).assertThat().isError(400, "InvalidInstanceStatus");
        send(account, instance, "Name", "x".repeat(255)).assertThat().isOk();
        send(account, instance, "Name", "x".repeat(256)).assertThat().isError(403, "FileName.ExceedLimit");
        send(account, instance, "Description", "x".repeat(513)).assertThat().isError(403, "FileDesc.ExceedLimit");
        // what counts is the length in Base64
        send(account, instance, "Content", "x".repeat(24_576)).assertThat().isOk();
        send(account, instance, "Content", "x".repeat(24_577)).assertThat().isError(403, "FileSize.ExceedLimit");
        send(account, instance, "RegionId", "cn-nowhere").assertThat().isError(404, "InvalidRegionId.NotFound");
        account.call("SendFile", "Name", "x", "Content", "x", "TargetDir", "/")
                .assertThat()
                .isError(400, "MissingParameter.InstanceIds");
        var many = new ArrayList<>(List.of("Name", "x", "Content", "x", "TargetDir", "/"));
        for (var i = 1; i <= 51; i++) {
            many.addAll(List.of("InstanceId." + i, "i-" + i));
        }
        account.call("SendFile", many.toArray(String[]::new)).assertThat().isError(403, "InstanceIds.ExceedLimit");
        account.call("DescribeSendFileResults", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
    }

    @Test
    void theClientIsOnlineInRunningInstances(Account account) {
        var running = account.runningInstance();
        var stopped = account.stoppedInstance();
        var shown = account.call("DescribeCloudAssistantStatus", "InstanceId.1", running, "InstanceId.2", stopped);
        assertThat(shown.text("/TotalCount")).isEqualTo("2");
        assertThat(shown.body().at("/InstanceCloudAssistantStatusSet/InstanceCloudAssistantStatus"))
                .allSatisfy(
                        client -> assertThat(client.path("CloudAssistantStatus").asString())
                                .isEqualTo(Boolean.toString(
                                        client.path("InstanceId").asString().equals(running))));
        account.call("InstallCloudAssistant", "InstanceIds", "[\"" + stopped + "\"]")
                .assertThat()
                .isOk();
        account.call("InstallCloudAssistant").assertThat().isError(400, "MissingParameter.InstanceIds");
        for (var action : new String[] {"InstallCloudAssistant", "DescribeCloudAssistantStatus"}) {
            account.call(action, "InstanceId.1", "i-none").assertThat().isError(404, "InvalidInstance.NotFound");
            account.call(action, "InstanceId.1", running, "RegionId", "cn-nowhere")
                    .assertThat()
                    .isError(404, "InvalidRegionId.NotFound");
            account.call(action, "InstanceId.1", running, "RegionId", "")
                    .assertThat()
                    .isError(400, "MissingParameter.RegionId");
        }
    }
}
