package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceDeploymentRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
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

    @Test
    void movesAStoppedInstanceToADedicatedHostWithAnotherType(Account account, Time time) throws Exception {
        var instance = account.stoppedInstance();
        var host = dedicated(account);
        account.v3()
                .modifyInstanceDeployment(new com.aliyun.ecs20140526.models.ModifyInstanceDeploymentRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instance)
                        .setDedicatedHostId(host)
                        .setTenancy("host")
                        .setAffinity("host")
                        .setInstanceType("ecs.g6.xlarge"));
        assertThat(status(account, instance)).isEqualTo("Starting");
        time.runDueTasks();
        var shown = account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]");
        assertThat(shown.text("/Instances/Instance/0/Status")).isEqualTo("Running");
        assertThat(shown.text("/Instances/Instance/0/InstanceType")).isEqualTo("ecs.g6.xlarge");
        assertThat(shown.text("/Instances/Instance/0/DedicatedHostAttribute/DedicatedHostId"))
                .isEqualTo(host);
        assertThat(shown.text("/Instances/Instance/0/DedicatedInstanceAttribute/Affinity"))
                .isEqualTo("host");
        assertThat(jdbc.sql("select h.used_vcpus from host h join dedicated_host d on d.host_id = h.id where d.id = ?")
                        .param(host)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        account.call(ACTION, "InstanceId", instance, "Affinity", "default")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                        .text("/Instances/Instance/0/DedicatedInstanceAttribute/Affinity"))
                .isEqualTo("default");
    }

    @Test
    void movesARunningOneLiveAndLetsTheCloudChooseTheHost(Account account, Time time) {
        var instances = account.runInstances(2);
        time.runDueTasks();
        var host = dedicated(account);
        account.call(ACTION, "InstanceId", instances.getFirst(), "DedicatedHostId", host, "MigrationType", "live")
                .assertThat()
                .isOk();
        assertThat(status(account, instances.getFirst())).isEqualTo("Running");
        account.call("StopInstance", "InstanceId", instances.getLast())
                .assertThat()
                .isOk();
        time.runDueTasks();
        account.call(ACTION, "InstanceId", instances.getLast(), "Tenancy", "host", "MigrationType", "reboot")
                .assertThat()
                .isOk();
        assertThat(jdbc.sql("select count(*) from instance where dedicated_host_id = ?")
                        .param(host)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void refusesDedicatedHostsThatDoNotFit(Account account, Account stranger, Management management, Time time) {
        var instance = account.runningInstance();
        var host = dedicated(account);
        refused(account, 400, "OperationDenied.UnstoppedInstance", instance, "DedicatedHostId", host);
        refused(account, 404, "InvalidDedicatedHostId.NotFound", instance, "DedicatedHostId", "dh-none");
        refused(account, 400, "InvalidParam.Tenancy", instance, "Tenancy", "default");
        refused(account, 400, "InvalidParameter", instance, "DedicatedHostId", host, "MigrationType", "slow");
        refused(account, 400, "InvalidParameter", instance, "DedicatedHostId", host, "Affinity", "slow");
        refused(account, 400, "InvalidParameter", instance, "Affinity", "host");
        refused(account, 400, "InvalidParameter", instance, "DedicatedHostId", host, "DeploymentSetId", "ds-1");
        refused(account, 400, "MissingParameter", instance, "InstanceType", "ecs.g6.xlarge");
        refused(account, 400, "MissingParameter", instance, "Tenancy", "host", "MigrationType", "live");
        var live = new String[] {"DedicatedHostId", host, "MigrationType", "live", "InstanceType", "ecs.g6.xlarge"};
        refused(account, 400, "InvalidParameter", instance, live);
        account.call("StopInstance", "InstanceId", instance, "StoppedMode", "KeepCharging");
        time.runDueTasks();
        refused(stranger, 404, "InvalidInstanceId.NotFound", instance, "DedicatedHostId", host);
        var known = new String[] {"DedicatedHostId", host, "InstanceType", "ecs.none"};
        refused(account, 400, "InvalidInstanceType.ValueNotSupported", instance, known);
        var other = new String[] {"DedicatedHostId", host, "InstanceType", "ecs.c6.large"};
        refused(account, 404, "InvalidInstanceType.NotSupport", instance, other);
        var physical = jdbc.sql("select host_id from dedicated_host where id = ?")
                .param(host)
                .query(String.class)
                .single();
        jdbc.sql("update host set used_vcpus = vcpus where id = ?")
                .param(physical)
                .update();
        refused(account, 403, "OperationDenied.NoStock", instance, "DedicatedHostId", host);
        jdbc.sql("update host set used_vcpus = 0 where id = ?").param(physical).update();
        management.post("hosts/" + physical, "{\"operation\": \"drain\"}");
        refused(account, 400, "InvalidDedicatedHostStatus.NotSupport", instance, "DedicatedHostId", host);
        management.post("hosts/" + physical, "{\"operation\": \"recover\"}");
        jdbc.sql("update instance set charge_type = 'PrePaid', expired_at = ? where id = ?")
                .params(Timestamp.from(time.now().plus(Duration.ofDays(60))), instance)
                .update();
        refused(account, 403, "ChargeTypeViolation", instance, "DedicatedHostId", host);
        jdbc.sql("update instance set tenancy = 'host' where id = ?")
                .param(instance)
                .update();
        refused(account, 400, "ChargeTypeViolation.PostPaidDedicatedHost", instance, "DedicatedHostId", host);
        jdbc.sql("update dedicated_host set charge_type = 'PrePaid', expired_at = ? where id = ?")
                .params(Timestamp.from(time.now().plus(Duration.ofDays(30))), host)
                .update();
        refused(account, 400, "InvalidPeriod.ExceededDedicatedHost", instance, "DedicatedHostId", host);
    }

    private static void refused(Account account, int status, String code, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance));
        parameters.addAll(List.of(more));
        account.call(ACTION, parameters.toArray(String[]::new)).assertThat().isError(status, code);
    }

    private String dedicated(Account account) {
        OwnHost.forDedication(jdbc);
        return account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6", "ZoneId", Account.ZONE)
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
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
