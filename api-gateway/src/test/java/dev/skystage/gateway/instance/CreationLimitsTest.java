package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRequests.request;
import static dev.skystage.gateway.instance.CreationRequests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many instances there may be: stock, quota, security group, deployment set; RunInstances and CreateInstance alike. */
@StagingCloudTest
class CreationLimitsTest extends CreatedRows {
    @Test
    void fewerWillDoWhenTheMinimumSaysSo(Account account) {
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

    @Test
    void aGroupHoldsAThousand(Account account) {
        // all zones of a region together have room for so many; this one no other test uses
        var hundred = request("RegionId", "cn-beijing", "Amount", "100", "InstanceType", "ecs.t5-lc2m1.nano");
        IntStream.range(0, 10)
                .forEach(i -> account.call("RunInstances", hundred).assertThat().isOk());
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
}
