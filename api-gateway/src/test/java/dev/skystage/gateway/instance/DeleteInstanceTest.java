package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DeleteInstanceRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DeleteInstanceTest {
    private final InstanceFacts facts;

    @Autowired
    DeleteInstanceTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void releasesAStoppedInstanceWithAllThatItHeld(Account account, Time time) throws ClientException {
        var instance = account.stoppedInstance();
        var request = new DeleteInstanceRequest();
        request.setInstanceId(instance);

        account.v1().getAcsResponse(request);

        assertThat(status(account, instance)).isEqualTo("Stopped");
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("gone");
        assertThat(facts.count("select count(*) from disk where account_id = ?", account.id()))
                .isZero();
        assertThat(facts.count("select count(*) from network_interface where account_id = ?", account.id()))
                .isZero();
        assertThat(facts.hasPlace(instance)).isFalse();
        assertThat(facts.count(
                        "select used from quota where account_id = ? and region_id = ? and name = 'instances'",
                        account.id(),
                        Account.REGION))
                .isZero();
        assertThat(facts.count(
                        "select count(*) from resource_event where resource_id = ? and to_status = 'RELEASED'",
                        instance))
                .isOne();
    }

    @Test
    void keepsDisksThatDoNotGoWithTheInstance(Account account, Time time) {
        var instance = account.stoppedInstance();
        facts.setDisks(instance, "delete_with_instance = false");
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(facts.count(
                        "select count(*) from disk where account_id = ? and status = 'AVAILABLE' and instance_id is null"
                                + " and detached_at is not null",
                        account.id()))
                .isOne();
    }

    @Test
    void aSecurityLockTakesAllDisksAlong(Account account, Time time) {
        var instance = account.stoppedInstance();
        facts.setDisks(instance, "delete_with_instance = false");
        facts.lock(instance, "security");
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(facts.count("select count(*) from disk where account_id = ?", account.id()))
                .isZero();
    }

    @Test
    void forceReleasesARunningInstance(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isError(403, "IncorrectInstanceStatus");

        account.v3()
                .deleteInstance(new com.aliyun.ecs20140526.models.DeleteInstanceRequest()
                        .setInstanceId(instance)
                        .setForce(true));

        account.call("DeleteInstance", "InstanceId", instance).assertThat().isError(404, "InvalidInstanceId.NotFound");
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("gone");
    }

    @Test
    void aStopUnderWayDoesNotBringTheInstanceBack(Account account, Time time) {
        var instance = account.runningInstance();
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("gone");
    }

    @Test
    void refusesWhatIsBeingCreatedOrStarted(Account account, Time time) {
        var instance = account.runInstances(1).getFirst();
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isError(403, "IncorrectInstanceStatus.Initializing");
        time.runDueTasks();
        account.call("RebootInstance", "InstanceId", instance).assertThat().isOk();
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isError(403, "IncorrectInstanceStatus");
    }

    @Test
    void refusesWhatIsProtected(Account account) {
        var instance = account.stoppedInstance();
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "DeletionProtection", "true")
                .assertThat()
                .isOk();
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isError(400, "InvalidOperation.DeletionProtection")
                .saying(instance);
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "DeletionProtection", "false")
                .assertThat()
                .isOk();
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
    }

    @Test
    void subscriptionsGoOnlyWhenTheyHaveExpired(Account account, Time time) {
        var instance = account.stoppedInstance();
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(1)));
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isError(403, "ChargeTypeViolation");
        facts.makeSubscription(instance, time.now().minus(Duration.ofMinutes(1)));
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
    }

    @Test
    void arrearsDoNotHinder(Account account) {
        var instance = account.stoppedInstance();
        facts.lock(instance, "financial");
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
    }

    @Test
    void refusesInstancesThatAreNotThere(Account account, Account other) {
        var foreign = other.stoppedInstance();
        account.call("DeleteInstance", "InstanceId", "i-unknown")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call("DeleteInstance", "InstanceId", foreign).assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("DeleteInstance", "InstanceId", "not an id").assertThat().isError(400, "InvalidParameter");
        account.call("DeleteInstance").assertThat().isError(400, "MissingParameter");
    }
}
