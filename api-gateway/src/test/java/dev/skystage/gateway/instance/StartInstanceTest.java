package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.StartInstanceRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class StartInstanceTest {
    private final InstanceFacts facts;

    @Autowired
    StartInstanceTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void startsAStoppedInstance(Account account, Time time) throws ClientException {
        var instance = account.stoppedInstance();
        var request = new StartInstanceRequest();
        request.setInstanceId(instance);

        assertThat(account.v1().getAcsResponse(request).getRequestId()).hasSize(36);

        assertThat(status(account, instance)).isEqualTo("Starting");
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Running");
    }

    @Test
    void startsWithInitLocalDiskByTheNewSdk(Account account, Time time) throws Exception {
        var instance = account.stoppedInstance();

        account.v3()
                .startInstance(new com.aliyun.ecs20140526.models.StartInstanceRequest()
                        .setInstanceId(instance)
                        .setInitLocalDisk(true));

        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Running");
    }

    @Test
    void findsANewPlaceAndAddressAfterAStopWithoutCharge(Account account, Time time) {
        var instance = account.runningInstance();
        facts.set(instance, "internet_max_bandwidth_out = 5");
        account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(facts.hasPlace(instance)).isFalse();

        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();

        assertThat(facts.hasPlace(instance)).isTrue();
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Running");
        assertThat(shown(account, instance).at("/PublicIpAddress/IpAddress/0").asString(""))
                .matches("198\\.(18|19)\\.\\d+\\.\\d+");
    }

    @Test
    void refusesWhenThereIsNoPlaceLeft(Account account, Time time) {
        var instance = account.runningInstance();
        account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging")
                .assertThat()
                .isOk();
        time.runDueTasks();
        facts.set(instance, "instance_type_family = 'ecs.nowhere'");

        account.call("StartInstance", "InstanceId", instance).assertThat().isError(403, "OperationDenied.NoStock");

        assertThat(status(account, instance)).isEqualTo("Stopped");
    }

    @Test
    void refusesUnlessStopped(Account account, Time time) {
        var instance = account.runInstances(1).getFirst();
        account.call("StartInstance", "InstanceId", instance)
                .assertThat()
                .isError(500, "InstanceNotReady")
                .saying("not ready for use");
        time.runDueTasks();
        account.call("StartInstance", "InstanceId", instance)
                .assertThat()
                .isError(403, "IncorrectInstanceStatus")
                .saying("The current status of the resource does not support this operation.");
    }

    @Test
    void refusesInstancesThatAreNotThere(Account account, Account other) {
        var foreign = other.stoppedInstance();
        account.call("StartInstance", "InstanceId", "i-unknown")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call("StartInstance", "InstanceId", foreign).assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("StartInstance").assertThat().isError(400, "MissingParameter");
    }

    @Test
    void refusesLockedInstances(Account account) {
        var instance = account.stoppedInstance();
        facts.lock(instance, "security");
        account.call("StartInstance", "InstanceId", instance).assertThat().isError(403, "InstanceLockedForSecurity");
        facts.lock(instance, "financial");
        account.call("StartInstance", "InstanceId", instance).assertThat().isError(403, "InstanceExpired");
    }

    @Test
    void refusesExpiredSubscriptions(Account account, Time time) {
        var instance = account.stoppedInstance();
        facts.makeSubscription(instance, time.now().minus(Duration.ofMinutes(1)));
        account.call("StartInstance", "InstanceId", instance).assertThat().isError(403, "InstanceExpired");
    }

    @Test
    void refusesWhileADiskIsNotInOrder(Account account) {
        var instance = account.stoppedInstance();
        facts.setDisks(instance, "status = 'RE_INITING'");
        account.call("StartInstance", "InstanceId", instance)
                .assertThat()
                .isError(403, "DiskError")
                .saying("Incorrect Disk Status");
    }
}
