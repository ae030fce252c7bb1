package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRequests.request;
import static dev.skystage.gateway.instance.CreationRequests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.host.Inventory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Limits on the number of instances: stock, quota, security group, deployment set; for RunInstances and CreateInstance
 * alike.
 */
@StagingCloudTest
class CreationLimitsTest extends CreatedRows {
    @Autowired
    Quotas quotas;

    @Autowired
    Inventory inventory;

    private int hosts(String zone) {
        return jdbc.sql("select count(*) from host where zone_id = ?")
                .param(zone)
                .query(Integer.class)
                .single();
    }

    @Test
    void fewerAreEnoughWithAMinimum(Account account) {
        var full = request(
                "RegionId",
                "cn-qingdao",
                "ZoneId",
                "cn-qingdao-b",
                "InstanceType",
                "ecs.ebmg5.24xlarge",
                "Amount",
                "100");
        account.call("RunInstances", full).assertThat().isError(403, "OperationDenied.NoStock");
        // the rest of the hosts is made when the region is first used
        await().until(() -> hosts("cn-qingdao-b") == inventory.hosts("cn-qingdao-b"));
        assertThat(rows("instance", account) + rows("disk", account) + rows("network_interface", account))
                .isZero();
        assertThat(jdbc.sql(
                                "select count(*) from allocation a where not exists (select from instance i where i.id = a.instance_id)")
                        .query(Long.class)
                        .single())
                .isZero();

        var some =
                Stream.concat(Arrays.stream(full), Stream.of("MinAmount", "1")).toArray(String[]::new);
        var made = account.call("RunInstances", some);
        made.assertThat().isOk();
        var n = made.body().at("/InstanceIdSets/InstanceIdSet").size();
        assertThat(n).isBetween(1, 99).isEqualTo((int) rows("instance", account));
        account.call("RunInstances", some).assertThat().isError(403, "OperationDenied.NoStock");
        account.call("CreateInstance", full).assertThat().isError(403, "OperationDenied.NoStock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "CreateInstance"})
    void typesThatAZoneDoesNotOffer(String action, Account account) {
        account.call(
                        action,
                        request(
                                "RegionId",
                                "cn-qingdao",
                                "ZoneId",
                                "cn-qingdao-c",
                                "InstanceType",
                                "ecs.f1-c8f1.2xlarge"))
                .assertThat()
                .isError(403, "InvalidInstanceType.ZoneNotSupported");
    }

    @Test
    void theQuotaHolds(Account account) {
        jdbc.sql("insert into quota (account_id, region_id, name, maximum) values (?, ?, 'instances', 2)"
                        + " on conflict (account_id, region_id, name) do update set maximum = 2")
                .param(account.id())
                .param(Account.REGION)
                .update();
        account.call("RunInstances", request("Amount", "3")).assertThat().isError(400, "QuotaExceed.AfterpayInstance");
        account.call("RunInstances", request("Amount", "2")).assertThat().isOk();
        account.call("RunInstances", request()).assertThat().isError(400, "QuotaExceed.AfterpayInstance");
        assertThat(rows("instance", account)).isEqualTo(2);
        account.call("CreateInstance", request()).assertThat().isError(400, "QuotaExceed.AfterpayInstance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "CreateInstance"})
    void theQuotaOfDisksHolds(String action, Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.DISKS, 1);
        account.call(action, request("DataDisk.1.Size", "20", "DataDisk.2.Size", "20"))
                .assertThat()
                .isError(403, "QuotaExceed.PortableCloudDisk");
        account.call(action, request("DataDisk.1.Size", "20")).assertThat().isOk();
    }

    @Test
    void aGroupHoldsTwoThousand(Account account) {
        // all zones of a region together have room for that many; no other test uses this region
        var hundred = request("RegionId", "cn-beijing", "Amount", "100", "InstanceType", "ecs.t5-lc2m1.nano");
        IntStream.range(0, 10)
                .forEach(i -> account.call("RunInstances", hundred).assertThat().isOk());
        jdbc.sql("update security_group_members set instances = instances + 1000 where instances = 1000")
                .update();
        account.call("RunInstances", request("RegionId", "cn-beijing"))
                .assertThat()
                .isError(403, "SecurityGroupInstanceLimitExceed");
        assertThat(column("select distinct vswitch_id || private_ip from instance where account_id = ?", account))
                .hasSize(1000);
        account.call("CreateInstance", request("RegionId", "cn-beijing"))
                .assertThat()
                .isError(403, "SecurityGroupInstanceLimitExceed");
    }

    @Test
    void aDeploymentSetSpreadsStrictly(Account account) {
        var set =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        var inSet = request("ZoneId", Account.ZONE, "DeploymentSetId", set);
        account.call("RunInstances", with(inSet, "Amount", "3")).assertThat().isOk();
        assertThat(jdbc.sql("select count(distinct host_id) from allocation where deployment_set_id = ?")
                        .param(set)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        account.call("RunInstances", with(inSet, "Amount", "100"))
                .assertThat()
                .isError(403, "QuotaExceed.DeploymentSetInstanceQuotaFull");
        account.call("RunInstances", with(inSet, "Amount", "100", "MinAmount", "1"))
                .assertThat()
                .isOk();
        account.call("CreateInstance", inSet).assertThat().isError(403, "DeploymentSet.NoRoom");
    }

    @Test
    void aGroupOfHighAvailabilitySpreadsToo(Account account) {
        var set = account.call("CreateDeploymentSet", "Strategy", "AvailabilityGroup")
                .text("/DeploymentSetId");
        account.call("RunInstances", request("DeploymentSetId", set, "Amount", "3"))
                .assertThat()
                .isOk();
        assertThat(places("host_id", set)).isEqualTo(3);
    }

    @Test
    void aSetOfLowLatencyStaysTogether(Account account) {
        var set = account.call("CreateDeploymentSet", "Strategy", "LowLatency").text("/DeploymentSetId");
        for (var amount : List.of("1", "5")) {
            account.call("RunInstances", request("DeploymentSetId", set, "Amount", amount))
                    .assertThat()
                    .isOk();
        }
        account.call("CreateInstance", request("DeploymentSetId", set))
                .assertThat()
                .isOk();
        assertThat(places("h.cluster_id", set)).isOne();
        assertThat(places("host_id", set)).isLessThan(7);
        var shown = account.call("DescribeDeploymentSets", "Strategy", "LowLatency")
                .body()
                .at("/DeploymentSets/DeploymentSet");
        assertThat(shown.size()).isOne();
        assertThat(shown.at("/0/DeploymentStrategy").asString()).isEqualTo("LowLatency");
        var elsewhere = jdbc.sql("select zone_id from instance where deployment_set_id = ? limit 1")
                        .param(set)
                        .query(String.class)
                        .single()
                        .equals(Account.ZONE)
                ? "cn-hangzhou-h"
                : Account.ZONE;
        account.call("RunInstances", request("DeploymentSetId", set, "ZoneId", elsewhere))
                .assertThat()
                .isError(403, "QuotaExceed.DeploymentSetInstanceQuotaFull");
    }

    private int places(String column, String set) {
        return jdbc.sql("select count(distinct " + column + ") from allocation a join host h on h.id = a.host_id"
                        + " where deployment_set_id = ?")
                .param(set)
                .query(Integer.class)
                .single();
    }

    /** The account's vCPUs are counted as soon as they are taken, by any call. */
    @Test
    void vcpusAreLimitedByHowTheyArePaid(Account account) throws Exception {
        quotas.setMaximum(account.id(), Account.REGION, Quota.POSTPAID_VCPUS, 8);
        quotas.setMaximum(account.id(), Account.REGION, Quota.SPOT_VCPUS, 2);
        account.call("RunInstances", request()).assertThat().isOk();
        var refused = new AtomicInteger();
        try (var callers = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Future<?>>();
            for (var i = 0; i < 8; i++) {
                var action = i % 2 == 0 ? "RunInstances" : "CreateInstance";
                calls.add(callers.submit(() -> {
                    var answer = account.call(action, request());
                    if (answer.status() != 200) {
                        answer.assertThat().isError(400, "QuotaExceed.AfterpayInstance");
                        refused.incrementAndGet();
                    }
                }));
            }
            for (var call : calls) {
                call.get();
            }
        }
        assertThat(refused.get()).isEqualTo(5);
        assertThat(rows("instance", account)).isEqualTo(4);
        var spot = request("SpotStrategy", "SpotAsPriceGo");
        account.call("RunInstances", spot).assertThat().isOk();
        account.call("RunInstances", spot).assertThat().isError(400, "QuotaExceed.AfterpayInstance");
        account.call("RunInstances", request("InstanceChargeType", "PrePaid", "Period", "1"))
                .assertThat()
                .isOk();
    }

    @Test
    void whatIsReleasedIsNotCountedAnyMore(Account account, Time time) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.POSTPAID_VCPUS, 2);
        quotas.setMaximum(account.id(), Account.REGION, Quota.NETWORK_INTERFACES, 1);
        var withTwo = request("NetworkInterface.1.NetworkInterfaceName", "eni");
        account.call("RunInstances", with(withTwo, "Amount", "2"))
                .assertThat()
                .isError(400, "InvalidParam.NetworkInterface");
        for (var round = 0; round < 2; round++) {
            var made = account.call("RunInstances", withTwo);
            made.assertThat().isOk();
            time.runDueTasks();
            account.call("DeleteInstance", "InstanceId", made.text("/InstanceIdSets/InstanceIdSet/0"), "Force", "true")
                    .assertThat()
                    .isOk();
            time.runDueTasks();
        }
        assertThat(jdbc.sql(
                                "select coalesce(sum(used), 0) from quota where account_id = ? and name in ('instances', 'postpaid-vcpus', 'network-interfaces')")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                                select coalesce(sum(instances), 0) from security_group_members m
                                join security_group g on g.id = m.group_id where g.account_id = ?""").param(account.id()).query(Integer.class).single())
                .isZero();
    }
}
