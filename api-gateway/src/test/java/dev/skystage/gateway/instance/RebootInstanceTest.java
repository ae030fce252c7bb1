package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.RebootInstanceRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class RebootInstanceTest {
    private final InstanceFacts facts;

    @Autowired
    RebootInstanceTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void restartsARunningInstance(Account account, Time time) throws ClientException {
        var instance = account.runningInstance();
        var request = new RebootInstanceRequest();
        request.setInstanceId(instance);
        request.setForceStop(true);

        account.v1().getAcsResponse(request);

        assertThat(status(account, instance)).isEqualTo("Starting");
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Running");
    }

    @Test
    void refusesUnlessRunning(Account account) {
        var instance = account.stoppedInstance();
        account.call("RebootInstance", "InstanceId", instance).assertThat().isError(403, "IncorrectInstanceStatus");
    }

    @Test
    void refusesInstancesThatAreNotThere(Account account, Account other) {
        var foreign = other.runningInstance();
        account.call("RebootInstance", "InstanceId", "i-unknown")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call("RebootInstance", "InstanceId", foreign).assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("RebootInstance").assertThat().isError(400, "MissingParameter");
    }

    @Test
    void refusesLockedInstancesAndDisksThatAreNotInOrder(Account account) {
        var instance = account.runningInstance();
        facts.lock(instance, "security");
        account.call("RebootInstance", "InstanceId", instance).assertThat().isError(403, "InstanceLockedForSecurity");
        facts.set(instance, "locks = '{}'");
        facts.setDisks(instance, "status = 'RE_INITING'");
        account.call("RebootInstance", "InstanceId", instance)
                .assertThat()
                .isError(403, "DiskError")
                .saying("IncorrectDiskStatus.");
    }
}
