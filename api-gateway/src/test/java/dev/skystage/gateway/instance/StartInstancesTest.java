package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.BARE_METAL;
import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.StartInstancesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class StartInstancesTest {
    @Test
    void startsAll(Account account, Time time) throws Exception {
        var ids = List.of(account.stoppedInstance(), account.stoppedInstance());

        var answer = account.v3()
                .startInstances(new StartInstancesRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(ids)
                        .setBatchOptimization("AllTogether"));

        var responses = answer.getBody().getInstanceResponses().getInstanceResponse();
        assertThat(responses).extracting(one -> one.getInstanceId()).isEqualTo(ids);
        assertThat(responses).allSatisfy(one -> {
            assertThat(one.getCode()).isEqualTo("200");
            assertThat(one.getMessage()).isEqualTo("success");
            assertThat(one.getPreviousStatus()).isEqualTo("Stopped");
            assertThat(one.getCurrentStatus()).isEqualTo("Starting");
        });
        time.runDueTasks();
        assertThat(ids).allSatisfy(id -> assertThat(status(account, id)).isEqualTo("Running"));
    }

    @Test
    void togetherOneRefusalIsTheAnswerAndNothingHappens(Account account, Time time) {
        var stopped = account.stoppedInstance();
        var running = account.runningInstance();

        start(account, stopped, running, "AllTogether").assertThat().isError(403, "IncorrectInstanceStatus");
        start(account, stopped, "i-missing", "AllTogether").assertThat().isError(404, "InvalidInstanceId.NotFound");

        assertThat(status(account, stopped)).isEqualTo("Stopped");
    }

    @Test
    void oneThatIsBeingMadeIsNotReady(Account account) {
        var stopped = account.stoppedInstance();
        var pending = account.runInstances(1).getFirst();

        start(account, stopped, pending, "AllTogether").assertThat().isError(403, "InstanceNotReady");

        assertThat(status(account, stopped)).isEqualTo("Stopped");
    }

    @Test
    void allOfThemNeedAPlace(Account account, Account other, Time time) {
        var kept = account.stoppedInstance();
        var homeless = account.runInstances(1, BARE_METAL).getFirst();
        time.runDueTasks();
        account.call("StopInstance", "InstanceId", homeless, "StoppedMode", "StopCharging")
                .assertThat()
                .isOk();
        time.runDueTasks();
        InstanceFacts.takeAllBareMetal(other);

        start(account, kept, homeless, "AllTogether").assertThat().isError(403, "OperationDenied.NoStock");

        assertThat(status(account, kept)).isEqualTo("Stopped");
        InstanceFacts.releaseAll(other, time);
        start(account, kept, homeless, "AllTogether").assertThat().isOk();
    }

    @Test
    void eachOnItsOwnHasItsOwnCode(Account account, Account stranger, Time time) {
        var stopped = account.stoppedInstance();
        var running = account.runningInstance();
        var foreign = stranger.stoppedInstance();

        var answer = account.call(
                "StartInstances",
                "InstanceId.1",
                running,
                "InstanceId.2",
                foreign,
                "InstanceId.3",
                stopped,
                "BatchOptimization",
                "SuccessFirst");

        var each = "/InstanceResponses/InstanceResponse/";
        assertThat(answer.text(each + "0/Code")).isEqualTo("IncorrectInstanceStatus");
        assertThat(answer.text(each + "1/Code")).isEqualTo("InvalidInstanceId.NotFound");
        assertThat(answer.text(each + "1/Message")).isEqualTo("The specified InstanceId does not exist.");
        assertThat(answer.text(each + "1/PreviousStatus")).isEmpty();
        assertThat(answer.text(each + "2/Code")).isEqualTo("200");
        assertThat(status(account, stopped)).isEqualTo("Starting");
        assertThat(status(stranger, foreign)).isEqualTo("Stopped");
    }

    @Test
    void dryRunSaysThatItWouldSucceed(Account account, Time time) {
        var stopped = account.stoppedInstance();

        account.call("StartInstances", "InstanceId.1", stopped, "DryRun", "true")
                .assertThat()
                .isError(400, "DRYRUN.SUCCESS");

        assertThat(status(account, stopped)).isEqualTo("Stopped");
    }

    @Test
    void refusesTooManyAndUnknownModes(Account account) {
        start(account, "i-1", "i-2", "Sometimes").assertThat().isError(400, "InvalidParameter");
        var many = new String[202];
        for (var i = 0; i < 101; i++) {
            many[2 * i] = "InstanceId." + (i + 1);
            many[2 * i + 1] = "i-" + i;
        }
        account.call("StartInstances", many).assertThat().isError(400, "InvalidParameter");
    }

    private static dev.skystage.gateway.testing.Answer start(
            Account account, String first, String second, String mode) {
        return account.call("StartInstances", "InstanceId.1", first, "InstanceId.2", second, "BatchOptimization", mode);
    }
}
