package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ReActivateInstancesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ReactivateInstancesTest {
    private final InstanceFacts facts;

    @Autowired
    ReactivateInstancesTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void startsASuspendedInstance(Account account, Time time) throws Exception {
        var instance = account.stoppedInstance();
        facts.lock(instance, "financial");
        var request = new ReActivateInstancesRequest();
        request.setInstanceId(instance);

        account.v1().getAcsResponse(request);

        assertThat(status(account, instance)).isEqualTo("Starting");
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Running");
        assertThat(InstanceFacts.shown(account, instance).at("/OperationLocks/LockReason"))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotSuspended(Account account, Account other, Time time) {
        var instance = account.stoppedInstance();
        reactivate(account, instance).assertThat().isError(403, "ReactivateInstances.InstanceStatusNotValid");
        facts.lock(instance, "financial");
        reactivate(account, instance).assertThat().isOk();
        time.runDueTasks();
        facts.set(instance, "locks = '{financial,security}', status = 'STOPPED'");
        reactivate(account, instance).assertThat().isError(403, "InstanceLockedForSecurity");
        facts.set(instance, "locks = '{financial}', status = 'RUNNING'");
        reactivate(account, instance).assertThat().isError(403, "IncorrectInstanceStatus");
        facts.makeSubscription(instance, time.now());
        reactivate(account, instance).assertThat().isError(404, "InvalidPayType.NotSupport");
        reactivate(account, other.stoppedInstance()).assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("ReActivateInstances", "InstanceId", "i-none")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }

    private static Answer reactivate(Account account, String instance) {
        return account.call("ReactivateInstances", "InstanceId", instance);
    }
}
