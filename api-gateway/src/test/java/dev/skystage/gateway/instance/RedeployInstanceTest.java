package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.RedeployInstanceRequest;
import dev.skystage.controlplane.resources.event.EventOrders;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class RedeployInstanceTest {
    private static final String ACTION = "RedeployInstance";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EventOrders orders;

    @Test
    void leavesTheHostAsATask(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var host = OwnHost.of(jdbc, List.of(instance));
        ask(instance);
        var task = account.v3()
                .redeployInstance(
                        new RedeployInstanceRequest().setInstanceId(instance).setForceStop(true))
                .getBody()
                .getTaskId();
        assertThat(status(account, instance)).isEqualTo("Stopping");
        var shown = account.call("DescribeTasks", "TaskAction", ACTION);
        assertThat(shown.text("/TaskSet/Task/0/TaskId")).isEqualTo(task);
        assertThat(shown.text("/TaskSet/Task/0/TaskStatus")).isEqualTo("Processing");
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Running");
        assertThat(host(instance)).isNotEqualTo(host);
        assertThat(account.call("DescribeTasks", "TaskIds", task).text("/TaskSet/Task/0/TaskStatus"))
                .isEqualTo("Finished");
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .as("the event is avoided")
                .isError(403, "InvalidOperation.RedeployInstance");
    }

    @Test
    void aStoppedOneMovesAtOnceAndIsStarted(Account account, Time time) {
        var instance = account.stoppedInstance();
        var host = OwnHost.of(jdbc, List.of(instance));
        ask(instance);
        account.call(ACTION, "InstanceId", instance).assertThat().isOk();
        assertThat(status(account, instance)).isEqualTo("Starting");
        assertThat(host(instance)).isNotEqualTo(host);
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Running");
    }

    @Test
    void withoutRoomElsewhereTheTaskFailsAndTheInstanceIsAsItWas(Account account, Time time) {
        var instance = account.runningInstance();
        ask(instance);
        jdbc.sql("update instance set instance_type_family = 'ecs.none' where id = ?")
                .param(instance)
                .update();
        var host = host(instance);
        var task = account.call(ACTION, "InstanceId", instance).text("/TaskId");
        time.runDueTasks();
        assertThat(account.call("DescribeTasks", "TaskIds", task).text("/TaskSet/Task/0/TaskStatus"))
                .isEqualTo("Failed");
        assertThat(status(account, instance)).isEqualTo("Running");
        assertThat(host(instance)).isEqualTo(host);
    }

    @Test
    void refusals(Account account, Account stranger, Time time) {
        var instance = account.runInstances(1).getFirst();
        account.call(ACTION, "InstanceId", instance).assertThat().isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .isError(403, "InvalidOperation.RedeployInstance")
                .saying("no maintenance events found");
        account.call(
                        "CreateSimulatedSystemEvents",
                        "InstanceId.1",
                        instance,
                        "EventType",
                        "SystemMaintenance.Reboot",
                        "NotBefore",
                        time.now().plus(Duration.ofHours(1)).toString().substring(0, 19) + "Z")
                .assertThat()
                .isOk();
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .as("a rehearsed event does not count")
                .isError(403, "InvalidOperation.RedeployInstance");
        ask(instance);
        stranger.call(ACTION, "InstanceId", instance).assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
        jdbc.sql("update instance set tenancy = 'host' where id = ?")
                .param(instance)
                .update();
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .isError(403, "InvalidOperation.RedeployInstance")
                .saying("dedicated host");
        jdbc.sql("update instance set tenancy = 'default', locks = '{security}' where id = ?")
                .param(instance)
                .update();
        account.call(ACTION, "InstanceId", instance).assertThat().isError(403, "InstanceLockedForSecurity");
        jdbc.sql("update instance set locks = '{financial}' where id = ?")
                .param(instance)
                .update();
        account.call(ACTION, "InstanceId", instance).assertThat().isError(403, "InstanceExpiredOrInArrears");
    }

    @Test
    void aDiskThatIsBeingMadeAnewForbidsIt(Account account) {
        var instance = account.stoppedInstance();
        ask(instance);
        var disk = account.call("DescribeDisks", "InstanceId", instance).text("/Disks/Disk/0/DiskId");
        account.call("ReInitDisk", "DiskId", disk).assertThat().isOk();
        account.call(ACTION, "InstanceId", instance).assertThat().isError(403, "DiskError");
    }

    private void ask(String instance) {
        assertThat(orders.order(EventType.MAINTENANCE_REDEPLOY, "its host", instance, "", null))
                .hasSize(1);
    }

    private static String status(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/Status");
    }

    private String host(String instance) {
        return jdbc.sql("select host_id from allocation where instance_id = ?")
                .param(instance)
                .query(String.class)
                .single();
    }
}
