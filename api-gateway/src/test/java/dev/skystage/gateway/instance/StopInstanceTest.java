package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.StopInstanceRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class StopInstanceTest {
    private final InstanceFacts facts;

    @Autowired
    StopInstanceTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void stopsARunningInstanceAndKeepsItsPlace(Account account, Time time) throws ClientException {
        var instance = account.runningInstance();
        var request = new StopInstanceRequest();
        request.setInstanceId(instance);
        request.setForceStop(true);

        account.v1().getAcsResponse(request);

        assertThat(status(account, instance)).isEqualTo("Stopping");
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Stopped");
        assertThat(shown(account, instance).path("StoppedMode").asString()).isEqualTo("KeepCharging");
        assertThat(facts.hasPlace(instance)).isTrue();
    }

    /** What Terraform reads as stopped_mode. */
    @Test
    void theModeAppliesWhileItIsStopped(Account account, Time time) {
        var instance = account.runningInstance();
        for (var mode : new String[] {"KeepCharging", "StopCharging"}) {
            account.call("StopInstance", "InstanceId", instance, "StoppedMode", mode)
                    .assertThat()
                    .isOk();
            time.runDueTasks();
            assertThat(mode(account, instance)).containsOnly(mode);
            account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
            time.runDueTasks();
            assertThat(mode(account, instance)).containsOnly("Not-applicable");
        }
    }

    private static List<String> mode(Account account, String instance) {
        return List.of(
                shown(account, instance).path("StoppedMode").asString(),
                account.call("DescribeInstanceAttribute", "InstanceId", instance)
                        .text("/StoppedMode"));
    }

    @Test
    void withoutChargeItGivesPlaceAndPublicAddressBack(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        facts.set(instance, "public_ip = '8.1.2.3'");

        account.v3()
                .stopInstance(new com.aliyun.ecs20140526.models.StopInstanceRequest()
                        .setInstanceId(instance)
                        .setStoppedMode("StopCharging"));

        assertThat(facts.hasPlace(instance)).as("still stopping").isTrue();
        time.runDueTasks();
        assertThat(shown(account, instance).path("StoppedMode").asString()).isEqualTo("StopCharging");
        assertThat(shown(account, instance).at("/PublicIpAddress/IpAddress")).isEmpty();
        assertThat(facts.hasPlace(instance)).isFalse();
    }

    @Test
    void localDisksKeepTheirPlace(Account account, Time time) {
        var instance = account.runningInstance();
        facts.set(instance, "local_storage_amount = 1, local_storage_gib = 100");
        account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(facts.hasPlace(instance)).isTrue();
    }

    @Test
    void localDisksOfI1MustBeGivenUpExpressly(Account account) {
        var instance = account.runningInstance();
        facts.set(instance, "instance_type_family = 'ecs.i1', local_storage_amount = 1, local_storage_gib = 100");
        account.call("StopInstance", "InstanceId", instance, "ConfirmStop", "false")
                .assertThat()
                .isError(403, "InstanceType.ParameterMismatch");
        account.call("StopInstance", "InstanceId", instance, "ConfirmStop", "true")
                .assertThat()
                .isOk();
    }

    @Test
    void refusesUnlessRunning(Account account, Time time) {
        var instance = account.runInstances(1).getFirst();
        account.call("StopInstance", "InstanceId", instance).assertThat().isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        account.call("StopInstance", "InstanceId", instance).assertThat().isError(403, "IncorrectInstanceStatus");
    }

    @Test
    void refusesInstancesThatAreNotThere(Account account, Account other) {
        var foreign = other.runningInstance();
        account.call("StopInstance", "InstanceId", "i-unknown").assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("StopInstance", "InstanceId", foreign).assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("StopInstance").assertThat().isError(400, "MissingParameter");
    }

    @Test
    void refusesAnUnknownStoppedMode(Account account) {
        account.call("StopInstance", "InstanceId", "i-any", "StoppedMode", "Sometimes")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    @Test
    void refusesLockedInstancesAndDisksThatAreNotInOrder(Account account) {
        var instance = account.runningInstance();
        facts.lock(instance, "security");
        account.call("StopInstance", "InstanceId", instance).assertThat().isError(403, "InstanceLockedForSecurity");
        facts.set(instance, "locks = '{}'");
        facts.setDisks(instance, "status = 'RE_INITING'");
        account.call("StopInstance", "InstanceId", instance)
                .assertThat()
                .isError(403, "DiskError")
                .saying("IncorrectDiskStatus");
    }
}
