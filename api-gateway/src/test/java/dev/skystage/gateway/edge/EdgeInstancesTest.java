package dev.skystage.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** CreateInstance, DescribeInstances and DescribeEnsRegions of ENS. */
@StagingCloudTest
class EdgeInstancesTest {
    private static final String REGION = "cn-beijing-cmcc";
    private static final String WINDOWS = "win2022_21H2_x64_dtc_en-us_40G_alibase_20240512.vhd";

    @Autowired
    Quotas quotas;

    @Autowired
    Balances balances;

    private static Answer create(Account account, String... more) {
        var parameters = new LinkedHashMap<>(Map.of(
                "EnsRegionId", REGION,
                "InstanceType", "ens.sn1.tiny",
                "Period", "1",
                "Quantity", "1",
                "Password", "Secret-123",
                "InternetChargeType", "BandwidthByDay"));
        for (var i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        parameters.values().removeIf(value -> value.equals("-"));
        var pairs = new ArrayList<String>();
        parameters.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return account.call(Product.ENS, "CreateInstance", pairs.toArray(String[]::new));
    }

    private static Answer list(Account account, String... more) {
        return account.call(Product.ENS, "DescribeInstances", more);
    }

    private static String show(Account account, String property) {
        return list(account).text("/Instances/Instance/0/" + property);
    }

    @Test
    void instancesAreInServiceAfterAWhile(Account account, Time time) {
        var made = create(
                account,
                "Quantity",
                "2",
                "InstanceName",
                "edge",
                "HostName",
                "node",
                "UniqueSuffix",
                "true",
                "SystemDisk.Size",
                "40",
                "DataDisk.1.Size",
                "50",
                "PaymentType",
                "Subscription",
                "UserData",
                "#!/bin/sh\necho hello",
                "IpType",
                "ipv4Andipv6");
        made.assertThat().isOk();
        assertThat(made.body().path("Code").isNumber()).isTrue();
        assertThat(made.text("/Code")).isEqualTo("0");
        assertThat(made.body().at("/InstanceIds/InstanceId")).hasSize(2);
        assertThat(show(account, "Status")).isEqualTo("Creating");
        time.runDueTasks();
        var shown = list(account, "EnsRegionId", REGION, "Status", "Running");
        assertThat(shown.text("/TotalCount")).isEqualTo("2");
        assertThat(shown.text("/Code")).isEqualTo("0");
        assertThat(List.of(
                        shown.text("/Instances/Instance/0/InstanceName"),
                        shown.text("/Instances/Instance/1/InstanceName")))
                .containsExactlyInAnyOrder("edge001", "edge002");
        assertThat(shown.text("/Instances/Instance/0/HostName")).startsWith("node00");
        assertThat(shown.text("/Instances/Instance/0/Memory")).isEqualTo("2048");
        assertThat(shown.text("/Instances/Instance/0/Cpu")).isEqualTo("1");
        assertThat(shown.text("/Instances/Instance/0/Disk")).isEqualTo("92160");
        assertThat(shown.text("/Instances/Instance/0/DataDisk/DataDisk/0/Size")).isEqualTo("51200");
        assertThat(shown.body().at("/Instances/Instance/0/PublicIpAddress/IpAddress"))
                .hasSize(2);
        assertThat(shown.text("/Instances/Instance/0/PublicIpAddresses/PublicIpAddress/1/Ip"))
                .contains(":");
        // instances of ECS are not among them
        account.call("DescribeInstances").assertThat().isOk();
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("0");
        account.call("StopInstance", "InstanceId", made.text("/InstanceIds/InstanceId/0"))
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }

    @Test
    void listsAreNarrowedByEachFilter(Account account, Account stranger, Time time) {
        var here = create(account, "InstanceName", "a1").text("/InstanceIds/InstanceId/0");
        var there = create(account, "EnsRegionId", "cn-suzhou-telecom").text("/InstanceIds/InstanceId/0");
        time.runDueTasks();
        assertThat(list(account).text("/TotalCount")).isEqualTo("2");
        assertThat(list(account, "EnsRegionIds", "[\"cn-suzhou-telecom\"]").text("/Instances/Instance/0/InstanceId"))
                .isEqualTo(there);
        for (var filter : List.of(
                List.of("InstanceId", here),
                List.of("InstanceIds", "[\"" + here + "\"]"),
                List.of("EnsRegionId", REGION),
                List.of("InstanceName", "a1"))) {
            var found = list(account, filter.toArray(String[]::new));
            assertThat(found.text("/TotalCount")).as("%s", filter).isEqualTo("1");
            assertThat(found.text("/Instances/Instance/0/InstanceId")).isEqualTo(here);
        }
        assertThat(list(account, "InstanceIds", "[]").text("/TotalCount")).isEqualTo("0");
        assertThat(list(account, "Status", "Stopped").text("/TotalCount")).isEqualTo("0");
        assertThat(list(account, "ImageId", Account.IMAGE).text("/TotalCount")).isEqualTo("0");
        assertThat(list(account, "PageSize", "1", "PageNumber", "2").text("/Instances/Instance/0/InstanceId"))
                .isIn(here, there);
        assertThat(list(stranger).text("/TotalCount")).isEqualTo("0");
        assertThat(list(stranger, "InstanceId", here).text("/TotalCount")).isEqualTo("0");
        // an instance without a name is named by its id
        assertThat(list(account, "InstanceId", there).text("/Instances/Instance/0/InstanceName"))
                .isEqualTo(there);
    }

    @Test
    void regionsAreListed(Account account) {
        var all = account.call(Product.ENS, "DescribeEnsRegions");
        assertThat(all.body().at("/EnsRegions/EnsRegions").size()).isGreaterThan(5);
        assertThat(all.text("/Code")).isEqualTo("0");
        var one = account.call(Product.ENS, "DescribeEnsRegions", "EnsRegionId", REGION);
        assertThat(one.body().at("/EnsRegions/EnsRegions")).hasSize(1);
        assertThat(one.text("/EnsRegions/EnsRegions/0/EnName")).isEqualTo("Beijing CMCC");
    }

    @Test
    void aPeriodEndsOrIsRenewed(Account account, Time time) {
        var ending = create(account).text("/InstanceIds/InstanceId/0");
        var going = create(account, "AutoRenew", "True", "AutoRenewPeriod", "2").text("/InstanceIds/InstanceId/0");
        time.advance(Duration.ofDays(32));
        assertThat(list(account, "InstanceId", ending).text("/Instances/Instance/0/Status"))
                .isEqualTo("Expired");
        assertThat(list(account, "InstanceId", going).text("/Instances/Instance/0/Status"))
                .isEqualTo("Running");
        time.advance(Duration.ofDays(8));
        assertThat(list(account, "InstanceId", ending).text("/TotalCount")).isEqualTo("0");
        time.advance(Duration.ofDays(30));
        assertThat(list(account, "InstanceId", going).text("/Instances/Instance/0/Status"))
                .isEqualTo("Running");
    }

    @Test
    void anAccountPaysForThePeriodOrGetsNothing(Account account, Time time, Management management) {
        management.post("billing/" + account.id(), "{\"balance\": \"1\"}");
        create(account).assertThat().isError(400, "InvalidAccountStatus.NotEnoughBalance");
        assertThat(list(account).text("/TotalCount")).isEqualTo("0");
        management.post("billing/" + account.id(), "{\"balance\": \"1000\"}");
        create(account, "AutoRenew", "True", "AutoRenewPeriod", "1")
                .assertThat()
                .isOk();
        assertThat(balances.of(account.id()).whole()).isBetween(800_000_000L, 990_000_000L);
        // without money it is not renewed
        management.post("billing/" + account.id(), "{\"balance\": \"1\"}");
        time.advance(Duration.ofDays(32));
        assertThat(show(account, "Status")).isEqualTo("Expired");
    }

    @Test
    void aRegionHasRoomForSoMany(Account account, Time time) {
        // the region has 64 vCPUs and 128 GiB
        var region = "cn-foshan-telecom";
        create(account, "EnsRegionId", region, "InstanceType", "ens.sn2.xlarge", "Quantity", "2")
                .assertThat()
                .isOk();
        create(account, "EnsRegionId", region).assertThat().isError(400, "StockNotEnough");
        // expired instances leave their room to others
        time.advance(Duration.ofDays(40));
        create(account, "EnsRegionId", region, "InstanceType", "ens.sn1.small")
                .assertThat()
                .isOk();
    }

    @Test
    void keysAreThoseOfEcs(Account account) {
        var key = "key-" + account.id();
        account.call("CreateKeyPair", "KeyPairName", key).assertThat().isOk();
        create(account, "Password", "-", "KeyPairName", key).assertThat().isOk();
        assertThat(show(account, "KeyPairName")).isEqualTo(key);
        create(account, "KeyPairName", "none").assertThat().isError(400, "ENS_OperationUnsupported_KeyPairName");
        create(account, "KeyPairName", key, "ImageId", WINDOWS)
                .assertThat()
                .isError(400, "ENS_DependencyViolation_WindowsInstance");
        create(account, "Password", "-").assertThat().isError(400, "ENS_PASSWORDORKEYPAIRNAME_MODULE_NOT_CHOOSEN");
        create(account, "PasswordInherit", "true").assertThat().isError(400, "InvalidPasswordParam.Mismatch");
        create(account, "PasswordInherit", "true", "Password", "-").assertThat().isOk();
    }

    @Test
    void bandwidthIsBilledAsForTheLatestInstance(Account account) {
        create(account, "InternetChargeType", "-").assertThat().isError(400, "MissingParameter");
        create(account, "InternetChargeType", "95BandwidthByMonth").assertThat().isOk();
        create(account, "InternetChargeType", "-").assertThat().isOk();
        create(account, "InternetChargeType", "PayByTraffic").assertThat().isError(400, "InvalidParameter.Bandwidth");
    }

    @Test
    void accountsWithoutTheSwitchCannotBuy(Account account) {
        quotas.setMaximum(account.id(), REGION, Quota.EDGE_INSTANCES, 0);
        create(account).assertThat().isError(400, "InvalidUserData.NotInWhiteList");
    }

    @Test
    void permissionIsAskedForAndRefusedInItsOwnWay(Account account) {
        var allowed = "acs:ens:*:" + account.id() + ":instance/*";
        create(account.user("alice", allow("ens:CreateInstance", allowed)))
                .assertThat()
                .isOk();
        create(account.user("bob", allow("ens:CreateInstance", "acs:ecs:*:*:*")))
                .assertThat()
                .isError(400, "NoPermission");
        var id = show(account, "InstanceId");
        var carol = account.user("carol", allow("ens:DescribeInstances", "acs:ens:*:*:instance/" + id));
        list(carol, "InstanceId", id).assertThat().isOk();
        list(carol).assertThat().isError(400, "NoPermission");
        carol.call(Product.ENS, "DescribeEnsRegions").assertThat().isError(400, "NoPermission");
    }

    private static String allow(String action, String resource) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}]}"
                .formatted(action, resource);
    }

    @ParameterizedTest
    @CsvSource({
        "EnsRegionId, cn-beijing, InvalidParameter.EnsRegionId",
        "InstanceType, ecs.g6.large, InvalidParameter.InstanceType",
        "Period, 10, InvalidParameter.Period",
        "Quantity, 0, InvalidParameter.Quantity",
        "Quantity, many, InvalidParameter.Quantity",
        "ImageId, m-none, InvalidParameter.Image",
        "ImageId, aliyun_3_arm64_20G_alibase_20240528.vhd, InvalidParameter.Image",
        "ImageId, m-bp1marketplacelamp01, InvalidParameter.Image",
        "SystemDisk.Size, 10, InvalidDiskSize.ValueNotSupported",
        "SystemDisk.Size, 25, InvalidDiskSize.ValueNotSupported",
        "SystemDisk.Size, 50, InvalidDiskSize.ValueNotSupported",
        "DataDisk.1.Size, 10, InvalidDiskSize.ValueNotSupported",
        "DataDisk.1.Size, 25, InvalidDiskSize.ValueNotSupported",
        "DataDisk.1.Size, big, InvalidDiskSize.ValueNotSupported",
        "Password, secret, InvalidParameter.Password",
        "IpType, ipv5, InvalidParameter.IpType",
        "PaymentType, PayAsYouGo, InvalidParameter.PaymentType",
        "AutoRenew, yes, InvalidParameter.AutoRenew",
        "AutoRenewPeriod, 13, InvalidParameter.AutoRenewPeriod",
        "AutoRenew, True, MissingParameter",
        "InstanceName, 1st, InvalidParameter.InstanceName",
        "HostName, -x, InvalidParameter.HostName",
        "UserData, echo, InvalidParameter.UserData",
        "VSwitchId, vsw-none, InvalidVSwitchId.NotFound",
        "PrivateIpAddress, 10.0.0.1, MissingParameter"
    })
    void refuses(String parameter, String value, String code, Account account) {
        create(account, parameter, value).assertThat().isError(400, code);
    }

    @Test
    void namesTheFieldThatIsWrong(Account account) {
        create(account, "Period", "13")
                .assertThat()
                .isError(400, "InvalidParameter.Period")
                .saying("The specified field Period invalid. Please check it again.");
    }

    @Test
    void refusesWhatDoesNotGoTogether(Account account) {
        create(account, "EnsRegionId", "cn-suzhou-telecom", "IpType", "ipv6")
                .assertThat()
                .isError(400, "unsupported_Ipv6Feature");
        create(account, "ImageId", WINDOWS, "SystemDisk.Size", "20")
                .assertThat()
                .isError(400, "InvalidDiskSize.ValueNotSupported");
        create(account, "ImageId", WINDOWS, "HostName", "longer-than-fifteen")
                .assertThat()
                .isError(400, "InvalidParameter.HostName");
        create(account, "ImageId", WINDOWS, "HostName", "node-1", "PublicIpIdentification", "false")
                .assertThat()
                .isOk();
        assertThat(list(account).body().at("/Instances/Instance/0/PublicIpAddress/IpAddress"))
                .isEmpty();
        account.call(Product.ENS, "CreateInstance", "EnsRegionId", REGION)
                .assertThat()
                .isError(400, "MissingParameter");
    }
}
