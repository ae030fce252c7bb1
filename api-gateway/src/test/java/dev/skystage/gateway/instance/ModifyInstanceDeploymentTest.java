package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceDeploymentRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyInstanceDeploymentTest {
    private static final String ACTION = "ModifyInstanceDeployment";

    @Autowired
    JdbcClient jdbc;

    @Test
    void putsAnInstanceIntoASetWhereItIs(Account account) throws Exception {
        var instance = account.runningInstance();
        var host = host(instance);
        var set = set(account, "Availability");
        var request = new ModifyInstanceDeploymentRequest();
        request.setInstanceId(instance);
        request.setDeploymentSetId(set);
        account.v1().getAcsResponse(request);
        assertThat(members(account, set)).containsExactly(instance);
        assertThat(host(instance)).isEqualTo(host);
        assertThat(status(account, instance)).isEqualTo("Running");
        account.call(ACTION, "InstanceId", instance, "RemoveFromDeploymentSet", "true")
                .assertThat()
                .isOk();
        assertThat(members(account, set)).isEmpty();
    }

    @Test
    void movesTheSecondOfAHostOnlyByForce(Account account, Time time) {
        var instances = account.runInstances(2);
        time.runDueTasks();
        var host = OwnHost.of(jdbc, instances);
        var set = set(account, "Availability");
        var first = instances.getFirst();
        var second = instances.getLast();
        account.call(ACTION, "InstanceId", first, "DeploymentSetId", set)
                .assertThat()
                .isOk();
        assertThat(account.call(ACTION, "InstanceId", second, "DeploymentSetId", set))
                .isError(403, "DeploymentSet.ModificationFailed");
        assertThat(host(second)).isEqualTo(host);
        assertThat(members(account, set)).containsExactly(first);
        account.call(ACTION, "InstanceId", second, "DeploymentSetId", set, "Force", "true")
                .assertThat()
                .isOk();
        assertThat(host(second)).isNotEqualTo(host);
        assertThat(status(account, second)).isEqualTo("Starting");
        time.runDueTasks();
        assertThat(status(account, second)).isEqualTo("Running");
        assertThat(members(account, set)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aStoppedOneMovesWithoutAStart(Account account, Time time) {
        var instances = account.runInstances(2);
        time.runDueTasks();
        var host = OwnHost.of(jdbc, instances);
        var set = set(account, "Availability");
        account.call(ACTION, "InstanceId", instances.getFirst(), "DeploymentSetId", set);
        var second = instances.getLast();
        account.call("StopInstance", "InstanceId", second);
        assertThat(account.call(ACTION, "InstanceId", second, "DeploymentSetId", set))
                .isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        account.call(ACTION, "InstanceId", second, "DeploymentSetId", set, "Force", "true")
                .assertThat()
                .isOk();
        assertThat(host(second)).isNotEqualTo(host);
        assertThat(status(account, second)).isEqualTo("Stopped");
    }

    @Test
    void oneWithoutAPlaceFindsItInItsSet(Account account, Time time) {
        var instance = account.runningInstance();
        account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging");
        time.runDueTasks();
        var set = set(account, "Availability");
        account.call(ACTION, "InstanceId", instance, "DeploymentSetId", set)
                .assertThat()
                .isOk();
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        assertThat(jdbc.sql("select deployment_set_id from allocation where instance_id = ?")
                        .param(instance)
                        .query(String.class)
                        .single())
                .isEqualTo(set);
    }

    @Test
    void instancesThatBelongTogetherStandInOneCluster(Account account, Time time) {
        var instances = account.runInstances(2);
        time.runDueTasks();
        var host = OwnHost.of(jdbc, instances.subList(0, 1));
        jdbc.sql("update host set cluster_id = 'far' where id = ?").param(host).update();
        var set = set(account, "LowLatency");
        account.call(ACTION, "InstanceId", instances.getLast(), "DeploymentSetId", set)
                .assertThat()
                .isOk();
        assertThat(account.call(ACTION, "InstanceId", instances.getFirst(), "DeploymentSetId", set))
                .isError(403, "DeploymentSet.ModificationFailed");
        account.call(ACTION, "InstanceId", instances.getFirst(), "DeploymentSetId", set, "Force", "true")
                .assertThat()
                .isOk();
        assertThat(host(instances.getFirst())).isNotEqualTo(host);
    }

    @Test
    void refuses(Account account) {
        var instance = account.runningInstance();
        assertThat(account.call(ACTION, "InstanceId", instance)).isError(400, "MissingParameter");
        assertThat(account.call(ACTION, "InstanceId", instance, "DeploymentSetId", "ds-none"))
                .isError(400, "DeploymentSet.InvalidId");
        var set = set(account, "Availability");
        assertThat(account.call(ACTION, "InstanceId", "i-none", "DeploymentSetId", set))
                .isError(404, "InvalidInstanceId.NotFound");
        assertThat(account.call(ACTION, "InstanceId", instance, "DeploymentSetId", set, "RegionId", "cn-beijing"))
                .isError(404, "InvalidInstanceId.NotFound");
    }

    private static String set(Account account, String strategy) {
        return account.call("CreateDeploymentSet", "Strategy", strategy).text("/DeploymentSetId");
    }

    private String host(String instance) {
        return jdbc.sql("select host_id from allocation where instance_id = ?")
                .param(instance)
                .query(String.class)
                .single();
    }

    private static List<String> members(Account account, String set) {
        var ids = account.call("DescribeDeploymentSets", "DeploymentSetIds", "[\"" + set + "\"]")
                .body()
                .at("/DeploymentSets/DeploymentSet/0/InstanceIds/InstanceId");
        return ids.valueStream().map(id -> id.asString()).toList();
    }

    private static String status(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/Status");
    }
}
