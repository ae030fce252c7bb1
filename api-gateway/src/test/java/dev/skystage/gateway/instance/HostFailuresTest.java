package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to instances whose host fails. */
@StagingCloudTest
class HostFailuresTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void aFailingHostTakesItsInstancesWithItAndTheyAreRestartedElsewhereInOneBatch(
            Account account, Management management, Time time) {
        var instances = account.runInstances(60);
        time.runDueTasks();
        var host = OwnHost.of(jdbc, instances);
        var failed = management.post("hosts/" + host, "{\"operation\": \"fail\"}");
        assertThat(failed.text("/host/status")).isEqualTo("Down");
        assertThat(statuses(account)).containsExactly("Starting");
        assertThat(events(account)).containsExactly("SystemFailure.Reboot Executing");
        assertThat(jdbc.sql(
                                "select count(distinct created_at) from task where account_id = ? and type = 'instance.recover'")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
        time.runDueTasks();
        assertThat(statuses(account)).containsExactly("Running");
        assertThat(events(account)).containsExactly("SystemFailure.Reboot Executed");
        assertThat(count("select count(*) from allocation where host_id = ?", host))
                .isZero();
        assertThat(count("select used_vcpus from host where id = ?", host)).isZero();
        assertThat(count(
                        "select count(*) from allocation a join instance i on i.id = a.instance_id where i.account_id = ?",
                        account.id()))
                .isEqualTo(60);
    }

    @Test
    void aHostThatComesBackInTimeKeepsItsInstances(Account account, Management management, Time time) {
        var instance = account.runningInstance();
        var host = OwnHost.of(jdbc, List.of(instance));
        management.post("hosts/" + host, "{\"operation\": \"fail\"}");
        management.post("hosts/" + host, "{\"operation\": \"recover\"}");
        time.runDueTasks();
        assertThat(statuses(account)).containsExactly("Running");
        assertThat(count("select count(*) from allocation where host_id = ?", host))
                .isOne();
    }

    @Test
    void aStartingInstanceIsTakenWhenItRuns(Account account, Management management, Time time) {
        var instances = account.runInstances(1);
        var host = OwnHost.of(jdbc, instances);
        management.post("hosts/" + host, "{\"operation\": \"fail\"}");
        time.advance(Duration.ofMinutes(2));
        assertThat(statuses(account)).containsExactly("Running");
        assertThat(count("select count(*) from allocation where host_id = ?", host))
                .isZero();
    }

    @Test
    void anInstanceThatIsSetToStopStopsAndStartsElsewhere(Account account, Management management, Time time) {
        var instance = account.runningInstance();
        account.call("ModifyInstanceMaintenanceAttributes", "InstanceId.1", instance, "ActionOnMaintenance", "Stop")
                .assertThat()
                .isOk();
        var host = OwnHost.of(jdbc, List.of(instance));
        management.post("hosts/" + host, "{\"operation\": \"fail\"}");
        time.runDueTasks();
        assertThat(statuses(account)).containsExactly("Stopped");
        assertThat(events(account)).containsExactly("SystemFailure.Stop Executed");
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(statuses(account)).containsExactly("Running");
        assertThat(count("select count(*) from allocation where host_id = ?", host))
                .isZero();
    }

    @Test
    void aSetWithoutAHostForTheInstanceLetsItGoOrKeepsItStopped(Account account, Management management, Time time) {
        for (var unable : List.of("CancelMembershipAndStart", "KeepStopped")) {
            var set = account.call(
                            "CreateDeploymentSet", "Strategy", "LowLatency", "OnUnableToRedeployFailedInstance", unable)
                    .text("/DeploymentSetId");
            var instances = account.runInstances(2);
            time.runDueTasks();
            instances.forEach(instance -> account.call(
                            "ModifyInstanceDeployment", "InstanceId", instance, "DeploymentSetId", set, "Force", "true")
                    .assertThat()
                    .isOk());
            time.runDueTasks();
            // the cluster of the set has only these two hosts, so none is left for the first instance when its host
            // fails
            var failing = OwnHost.of(jdbc, instances.subList(0, 1));
            var staying = OwnHost.of(jdbc, instances.subList(1, 2));
            jdbc.sql("update host set cluster_id = ? where id in (?, ?)")
                    .params("cluster of " + set, failing, staying)
                    .update();
            management.post("hosts/" + failing, "{\"operation\": \"fail\"}");
            time.runDueTasks();
            var first = account.call("DescribeInstances", "InstanceIds", "[\"" + instances.getFirst() + "\"]");
            var leaves = unable.equals("CancelMembershipAndStart");
            assertThat(first.text("/Instances/Instance/0/Status")).isEqualTo(leaves ? "Running" : "Stopped");
            assertThat(first.text("/Instances/Instance/0/DeploymentSetId")).isEqualTo(leaves ? "" : set);
        }
        assertThat(events(account))
                .containsExactlyInAnyOrder("SystemFailure.Reboot Executed", "SystemFailure.Reboot Failed");
    }

    @Test
    void localDisksStayWithTheirHostUnlessTheirOwnerGivesThemUp(Account account, Management management, Time time) {
        var bound = account.runInstances(1, "ecs.i2.xlarge").getFirst();
        var free = account.runInstances(1, "ecs.i2.xlarge").getFirst();
        time.runDueTasks();
        account.call("ModifyInstanceMaintenanceAttributes", "InstanceId.1", free, "ActionOnMaintenance", "AutoRedeploy")
                .assertThat()
                .isOk();
        var host = OwnHost.of(jdbc, List.of(bound, free));
        management.post("hosts/" + host, "{\"operation\": \"fail\"}");
        time.runDueTasks();
        assertThat(status(account, bound)).isEqualTo("Stopped");
        assertThat(status(account, free)).isEqualTo("Running");
        assertThat(account.call("StartInstance", "InstanceId", bound)).isError(403, "OperationDenied.NoStock");
        management.post("hosts/" + host, "{\"operation\": \"recover\"}");
        account.call("StartInstance", "InstanceId", bound).assertThat().isOk();
    }

    @Test
    void aDrainedHostKeepsWhatItHasAndTakesNothing(Account account, Management management, Time time) {
        var instance = account.runningInstance();
        var host = OwnHost.of(jdbc, List.of(instance));
        jdbc.sql("update host set families = '{ecs.drained}', vcpus = vcpus + 8 where id = ?")
                .param(host)
                .update();
        var drained = management.post("hosts/" + host, "{\"operation\": \"drain\"}");
        assertThat(drained.text("/host/status")).isEqualTo("Draining");
        time.runDueTasks();
        assertThat(statuses(account)).containsExactly("Running");
        assertThat(events(account)).isEmpty();
        assertThat(management
                        .post("hosts/nc-none", "{\"operation\": \"drain\"}")
                        .status())
                .isEqualTo(400);
        assertThat(management.post("hosts/" + host, "{\"operation\": \"burn\"}").status())
                .isEqualTo(400);
    }

    private List<String> events(Account account) {
        return jdbc.sql(
                        "select distinct type || ' ' || initcap(status) from system_event where account_id = ? order by 1")
                .param(account.id())
                .query(String.class)
                .list();
    }

    private int count(String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(Integer.class).single();
    }

    private static Set<String> statuses(Account account) {
        return Set.copyOf(account.call("DescribeInstances", "PageSize", "100")
                .body()
                .at("/Instances/Instance")
                .findValuesAsString("Status"));
    }

    private static String status(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/Status");
    }
}
