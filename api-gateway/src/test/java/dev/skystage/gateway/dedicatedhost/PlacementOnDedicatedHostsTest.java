package dev.skystage.gateway.dedicatedhost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instances on dedicated hosts: Tenancy, Affinity and DedicatedHostId. */
@StagingCloudTest
class PlacementOnDedicatedHostsTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void nobodyElseGetsOntoTheHostAndItIsNeverOversubscribed(Account account, Account other) {
        var id = allocate(account, "ddh.g6");
        assertThat(other.call("RunInstances", order(other, "DedicatedHostId", id)))
                .isError(400, "InvalidDedicatedHostId.NotFound");
        account.call(
                        "RunInstances",
                        order(account, "DedicatedHostId", id, "Amount", "40", "InstanceType", "ecs.g6.large"))
                .assertThat()
                .isOk();
        assertThat(account.call("RunInstances", order(account, "DedicatedHostId", id, "Amount", "40")))
                .isError(403, "OperationDenied.NoStock");
        assertThat(account.call(
                        "CreateInstance", order(account, "DedicatedHostId", id, "InstanceType", "ecs.g6.8xlarge")))
                .isError(400, "LackResource");
        account.call("RunInstances", order(account, "DedicatedHostId", id, "Amount", "40", "MinAmount", "1"))
                .assertThat()
                .isOk();
        assertThat(hosts(account)).containsExactly(id + " 96");
    }

    @Test
    void withoutAHostTheCloudChoosesAmongThoseThatTakeAny(Account account) {
        assertThat(account.call("RunInstances", order(account, "Tenancy", "host")))
                .isError(403, "OperationDenied.NoStock");
        var closed = allocate(account, "ddh.g6", "AutoPlacement", "off");
        assertThat(account.call("RunInstances", order(account, "Tenancy", "host")))
                .isError(403, "OperationDenied.NoStock");
        var open = allocate(account, "ddh.g6");
        account.call("RunInstances", order(account, "Tenancy", "host"))
                .assertThat()
                .isOk();
        assertThat(hosts(account)).containsExactly(open + " 2");
        account.call("RunInstances", order(account, "DedicatedHostId", closed))
                .assertThat()
                .isOk();
        assertThat(hosts(account)).containsExactlyInAnyOrder(open + " 2", closed + " 2");
    }

    @Test
    void affinityBringsAnInstanceBackToItsHost(Account account, Time time) {
        var first = allocate(account, "ddh.g6");
        var bound = run(account, "DedicatedHostId", first, "Affinity", "host");
        var free = run(account, "DedicatedHostId", first);
        time.runDueTasks();
        for (var instance : List.of(bound, free)) {
            account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging")
                    .assertThat()
                    .isOk();
        }
        time.runDueTasks();
        var second = allocate(account, "ddh.g6");
        account.call("ModifyDedicatedHostAttribute", "DedicatedHostId", first, "AutoPlacement", "off");
        for (var instance : List.of(bound, free)) {
            account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        }
        assertThat(hosts(account)).containsExactlyInAnyOrder(first + " 2", second + " 2");
        assertThat(hostOf(account, bound)).isEqualTo(first);
        assertThat(hostOf(account, free)).isEqualTo(second);
    }

    @Test
    void aFailingDedicatedHostIsLeftForAnotherOfTheAccountOrNone(Account account, Management management, Time time) {
        var first = allocate(account, "ddh.g6");
        var bound = run(account, "DedicatedHostId", first, "Affinity", "host");
        var free = run(account, "DedicatedHostId", first);
        time.runDueTasks();
        var second = allocate(account, "ddh.g6");
        var machine = jdbc.sql("select host_id from dedicated_host where id = ?")
                .param(first)
                .query(String.class)
                .single();
        management.post("hosts/" + machine, "{\"operation\": \"fail\"}");
        assertThat(account.call("RunInstances", order(account, "DedicatedHostId", first)))
                .isError(400, "IncorrectDedicatedHostStatus");
        time.runDueTasks();
        assertThat(status(account, free)).isEqualTo("Running");
        assertThat(hostOf(account, free)).isEqualTo(second);
        assertThat(status(account, bound)).isEqualTo("Stopped");
        management.post("hosts/" + machine, "{\"operation\": \"recover\"}");
        account.call("StartInstance", "InstanceId", bound).assertThat().isOk();
        assertThat(hostOf(account, bound)).isEqualTo(first);
    }

    @Test
    void aHostThatStopsItsInstancesDoesSo(Account account, Management management, Time time) {
        var id = allocate(account, "ddh.g6", "ActionOnMaintenance", "Stop");
        var instance = run(account, "DedicatedHostId", id);
        time.runDueTasks();
        var machine = jdbc.sql("select host_id from dedicated_host where id = ?")
                .param(id)
                .query(String.class)
                .single();
        management.post("hosts/" + machine, "{\"operation\": \"fail\"}");
        time.runDueTasks();
        assertThat(status(account, instance)).isEqualTo("Stopped");
        management.post("hosts/" + machine, "{\"operation\": \"recover\"}");
    }

    @Test
    void refusesWhatDoesNotFit(Account account) {
        var id = allocate(account, "ddh.g6");
        for (var action : List.of("RunInstances", "CreateInstance")) {
            assertThat(account.call(action, order(account, "DedicatedHostId", id, "InstanceType", "ecs.c6.large")))
                    .isError(400, "DedicatedHostType.Unmatched");
            assertThat(account.call(
                            action,
                            order(account, "DedicatedHostId", id, "InstanceChargeType", "PrePaid", "Period", "1")))
                    .isError(400, "ChargeTypeViolation.PostPaidDedicatedHost")
                    .saying("not allowed");
            assertThat(account.call(action, order(account, "DedicatedHostId", "dh-none")))
                    .isError(400, "InvalidDedicatedHostId.NotFound");
            assertThat(account.call(action, order(account, "Tenancy", "own"))).isError(400, "InvalidParam.Tenancy");
            var set = account.call("CreateDeploymentSet", "Strategy", "Availability")
                    .text("/DeploymentSetId");
            assertThat(account.call(action, order(account, "DedicatedHostId", id, "DeploymentSetId", set)))
                    .isError(400, "InvalidDeploymentOnHost");
        }
        var month = allocate(account, "ddh.g6", "ChargeType", "PrePaid", "Period", "2");
        for (var action : List.of("RunInstances", "CreateInstance")) {
            assertThat(account.call(
                            action,
                            order(account, "DedicatedHostId", month, "InstanceChargeType", "PrePaid", "Period", "3")))
                    .isError(400, "InvalidPeriod.ExceededDedicatedHost");
        }
        account.call(
                        "RunInstances",
                        order(account, "DedicatedHostId", month, "InstanceChargeType", "PrePaid", "Period", "1"))
                .assertThat()
                .isOk();
        var elsewhere = account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6", "ZoneId", "cn-hangzhou-h")
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        assertThat(account.call("RunInstances", order(account, "DedicatedHostId", elsewhere)))
                .isError(403, "ResourcesNotInSameZone");
    }

    @Test
    void aSubscriptionEndsBeforeItsHost(Account account, Time time) {
        var month = allocate(account, "ddh.g6", "ChargeType", "PrePaid", "Period", "2");
        var instance = run(account, "DedicatedHostId", month);
        time.runDueTasks();
        var ids = "[\"" + instance + "\"]";
        assertThat(account.call("ModifyInstanceChargeType", "InstanceIds", ids, "Period", "3"))
                .isError(400, "InvalidPeriod.ExceededDedidactedHost");
        account.call("ModifyInstanceChargeType", "InstanceIds", ids, "Period", "1")
                .assertThat()
                .isOk();
    }

    @Test
    void thereIsNoSubscriptionOnAHostThatIsNone(Account account, Time time) {
        var instance = run(account, "DedicatedHostId", allocate(account, "ddh.g6"));
        time.runDueTasks();
        account.call("ModifyInstanceChargeType", "InstanceIds", "[\"" + instance + "\"]", "Period", "1")
                .assertThat()
                .isError(403, "ChargeTypeViolation");
        assertThat(account.call("DescribeInstances").text("/Instances/Instance/0/InstanceChargeType"))
                .isEqualTo("PostPaid");
    }

    @Test
    void whatCanBeHadOnAHostIsWhatFitsOnIt(Account account, Account other) {
        var id = allocate(account, "ddh.g6");
        assertThat(available(account, id))
                .contains("ecs.g6.large Available")
                .allMatch(type -> type.startsWith("ecs.g6."));
        account.call(
                        "RunInstances",
                        order(account, "DedicatedHostId", id, "Amount", "48", "InstanceType", "ecs.g6.large"))
                .assertThat()
                .isOk();
        assertThat(available(account, id)).contains("ecs.g6.large SoldOut").allMatch(type -> type.endsWith("SoldOut"));
        assertThat(available(other, id)).isEmpty();
    }

    private static List<String> available(Account account, String hostId) {
        return account.call(
                        "DescribeAvailableResource", "DestinationResource", "InstanceType", "DedicatedHostId", hostId)
                .body()
                .at("/AvailableZones/AvailableZone")
                .valueStream()
                .flatMap(zone -> zone.at("/AvailableResources/AvailableResource/0/SupportedResources/SupportedResource")
                        .valueStream())
                .map(type ->
                        type.get("Value").asString() + " " + type.get("Status").asString())
                .toList();
    }

    private String allocate(Account account, String type, String... more) {
        OwnHost.forDedication(jdbc);
        var parameters = new ArrayList<>(List.of("DedicatedHostType", type, "ZoneId", Account.ZONE));
        parameters.addAll(List.of(more));
        var made = account.call("AllocateDedicatedHosts", parameters.toArray(String[]::new));
        made.assertThat().isOk();
        return made.text("/DedicatedHostIdSets/DedicatedHostId/0");
    }

    private static String run(Account account, String... more) {
        var made = account.call("RunInstances", order(account, more));
        made.assertThat().isOk();
        return made.text("/InstanceIdSets/InstanceIdSet/0");
    }

    private static String[] order(Account account, String... more) {
        var parameters = new ArrayList<>(List.of(
                "ImageId", Account.IMAGE, "VSwitchId", account.vSwitch(), "SecurityGroupId", account.securityGroup()));
        if (!List.of(more).contains("InstanceType")) {
            parameters.addAll(List.of("InstanceType", Account.INSTANCE_TYPE));
        }
        parameters.addAll(List.of(more));
        return parameters.toArray(String[]::new);
    }

    /** The dedicated hosts that have instances, with the vCPUs taken. */
    private List<String> hosts(Account account) {
        return jdbc.sql("select d.id || ' ' || h.used_vcpus from dedicated_host d join host h on h.id = d.host_id"
                        + " where d.account_id = ? and h.used_vcpus > 0")
                .param(account.id())
                .query(String.class)
                .list();
    }

    private static String hostOf(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/DedicatedHostAttribute/DedicatedHostId");
    }

    private static String status(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/Status");
    }
}
