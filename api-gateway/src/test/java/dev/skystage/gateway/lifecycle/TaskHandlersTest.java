package dev.skystage.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.skystage.controlplane.instance.FinishReboot;
import dev.skystage.controlplane.instance.FinishStart;
import dev.skystage.controlplane.instance.FinishStop;
import dev.skystage.controlplane.instance.ProvisionInstance;
import dev.skystage.controlplane.instance.ReleaseInstance;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.Task;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every handler owes the engine: it may run twice, its resource may be gone, and giving up is honest. */
@StagingCloudTest
class TaskHandlersTest {
    @Autowired
    List<TaskHandler> handlers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @TestFactory
    List<DynamicTest> aResourceThatIsGoneIsNoReasonToFail() {
        return handlers.stream()
                .map(handler -> dynamicTest(type(handler.getClass()), () -> {
                    var batch = batch(handler.getClass(), "none-such", Map.of());
                    in(() -> handler.run(batch));
                    in(() -> handler.exhausted(batch));
                    assertThat(history("none-such")).isEmpty();
                }))
                .toList();
    }

    @Test
    void provisioning(Account account) {
        var instance = account.runInstances(1).getFirst();
        runTwice(ProvisionInstance.class, instance, Map.of("start", "true"));
        assertThat(history(instance)).endsWith("CREATED_TO_START");
        assertThat(status(instance)).isEqualTo("STARTING");
        assertThat(disks(instance)).containsOnly("IN_USE");
    }

    @Test
    void provisioningWithoutStart(Account account) {
        var instance = account.runInstances(1).getFirst();
        runTwice(ProvisionInstance.class, instance, Map.of("start", "false"));
        assertThat(history(instance)).endsWith("CREATED");
        assertThat(status(instance)).isEqualTo("STOPPED");
    }

    @Test
    void anInstanceThatCannotBeMadeIsReleased(Account account, Time time) {
        var instance = account.runInstances(1).getFirst();
        exhaustTwice(ProvisionInstance.class, instance);
        assertThat(history(instance)).endsWith("CREATION_FAILED");
        assertThat(status(instance)).isEqualTo("RELEASING");
        time.runDueTasks();
        assertThat(status(instance)).isEqualTo("gone");
        assertThat(jdbc.sql("select count(*) from disk where account_id = ?")
                        .param(account.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void starting(Account account) {
        var instance = account.stoppedInstance();
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        runTwice(FinishStart.class, instance, Map.of());
        assertThat(history(instance)).endsWith("START", "STARTED");
        assertThat(status(instance)).isEqualTo("RUNNING");
    }

    @Test
    void anInstanceThatDoesNotStartIsStopped(Account account) {
        var instance = account.stoppedInstance();
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        exhaustTwice(FinishStart.class, instance);
        assertThat(history(instance)).endsWith("START", "START_FAILED");
        assertThat(status(instance)).isEqualTo("STOPPED");
    }

    @Test
    void rebooting(Account account) {
        var instance = account.runningInstance();
        account.call("RebootInstance", "InstanceId", instance).assertThat().isOk();
        runTwice(FinishReboot.class, instance, Map.of());
        assertThat(history(instance)).endsWith("REBOOT", "STARTED");
        assertThat(status(instance)).isEqualTo("RUNNING");
    }

    @Test
    void anInstanceThatDoesNotComeBackIsStopped(Account account) {
        var instance = account.runningInstance();
        account.call("RebootInstance", "InstanceId", instance).assertThat().isOk();
        exhaustTwice(FinishReboot.class, instance);
        assertThat(status(instance)).isEqualTo("STOPPED");
    }

    @Test
    void stopping(Account account) {
        var instance = account.runningInstance();
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        runTwice(FinishStop.class, instance, Map.of("StoppedMode", "StopCharging"));
        assertThat(history(instance)).endsWith("STOP", "STOPPED");
        assertThat(status(instance)).isEqualTo("STOPPED");
    }

    @Test
    void anInstanceThatDoesNotStopIsSwitchedOff(Account account) {
        var instance = account.runningInstance();
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        exhaustTwice(FinishStop.class, instance);
        assertThat(history(instance)).endsWith("STOP", "STOP_FORCED");
        assertThat(status(instance)).isEqualTo("STOPPED");
    }

    @Test
    void releasing(Account account) {
        var instance = account.stoppedInstance();
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
        runTwice(ReleaseInstance.class, instance, Map.of());
        assertThat(history(instance)).endsWith("RELEASE", "RELEASED");
        assertThat(status(instance)).isEqualTo("gone");
    }

    @Test
    void aReleaseThatFailsIsTriedAnew(Account account, Time time) {
        var instance = account.stoppedInstance();
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
        jdbc.sql("delete from task where resource_id = ? and status = 'Pending'")
                .param(instance)
                .update();
        in(() -> handler(ReleaseInstance.class).exhausted(batch(ReleaseInstance.class, instance, Map.of())));
        assertThat(status(instance)).isEqualTo("RELEASING");
        time.advance(java.time.Duration.ofMinutes(11));
        assertThat(status(instance)).isEqualTo("gone");
    }

    private void runTwice(Class<? extends TaskHandler> type, String instanceId, Map<String, String> payload) {
        in(() -> handler(type).run(batch(type, instanceId, payload)));
        var once = history(instanceId);
        in(() -> handler(type).run(batch(type, instanceId, payload)));
        assertThat(history(instanceId)).isEqualTo(once);
    }

    private void exhaustTwice(Class<? extends TaskHandler> type, String instanceId) {
        in(() -> handler(type).exhausted(batch(type, instanceId, Map.of())));
        var once = history(instanceId);
        in(() -> handler(type).exhausted(batch(type, instanceId, Map.of())));
        assertThat(history(instanceId)).isEqualTo(once);
    }

    private TaskHandler handler(Class<? extends TaskHandler> type) {
        return handlers.stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    private static TaskBatch batch(Class<? extends TaskHandler> type, String resourceId, Map<String, String> payload) {
        return new TaskBatch(
                List.of(new Task("t-test", type(type), "1", Account.REGION, resourceId, payload, 1, Instant.EPOCH)));
    }

    private static String type(Class<?> handler) {
        return handler.getAnnotation(HandlesTask.class).value();
    }

    private void in(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private List<String> history(String id) {
        return jdbc.sql("select event from resource_event where resource_id = ? order by id")
                .param(id)
                .query(String.class)
                .list();
    }

    private String status(String id) {
        return jdbc.sql("select status from instance where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("gone");
    }

    private List<String> disks(String instanceId) {
        return jdbc.sql("select status from disk where instance_id = ?")
                .param(instanceId)
                .query(String.class)
                .list();
    }
}
