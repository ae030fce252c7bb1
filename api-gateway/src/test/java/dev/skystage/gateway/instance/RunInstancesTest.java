package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRefusals.refusal;
import static dev.skystage.gateway.instance.CreationRefusals.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ecs20140526.models.RunInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesResponse;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.instance.CreationRefusals.Refusal;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class RunInstancesTest {
    @Autowired
    JdbcClient jdbc;

    static Stream<Refusal> refusals() {
        return Stream.concat(
                CreationRefusals.common(),
                Stream.of(
                        refusal("ClientToken=" + "t".repeat(65), 400, "InvalidClientToken.ValueNotSupported"),
                        refusal("ClientToken=\u00fc", 400, "InvalidClientToken.ValueNotSupported"),
                        refusal(
                                "NetworkInterface.1.NetworkInterfaceName=eni;InstanceType=ecs.n1.tiny",
                                400,
                                "InvalidInstanceType.ElasticNetworkInterfaceNotSupported"),
                        refusal("ImageId=", 400, "MissingParameter", "ImageId"),
                        refusal("InstanceType=", 400, "MissingParameter", "InstanceType"),
                        refusal("LaunchTemplateId=lt-1", 404, "InvalidLaunchTemplate.NotFound"),
                        refusal("LaunchTemplateName=lt", 404, "InvalidLaunchTemplate.NotFound"),
                        refusal("Tenancy=moon", 400, "InvalidParam.Tenancy"),
                        refusal("Ipv6AddressCount=1", 403, "InvalidVSwitch.Ipv6NotTurnOn"),
                        refusal("Ipv6Address.1=fe80::1", 403, "InvalidVSwitch.Ipv6NotTurnOn"),
                        refusal("ResourceGroupId=mine!", 404, "InvalidResourceGroup.NotFound"),
                        refusal(
                                "DataDisk.1.Size=40;DataDisk.1.Encrypted=true;DataDisk.1.KMSKeyId=k",
                                404,
                                "InvalidParameter.KMSKeyId.NotFound"),
                        refusal("Amount=0", 400, "InvalidMaxAmount.Malformed"),
                        refusal("Amount=101", 400, "InvalidMaxAmount.Malformed"),
                        refusal("Amount=many", 400, "InvalidParameter", "Amount"),
                        refusal("MinAmount=0", 400, "InvalidMinAmount.Malformed"),
                        refusal("Amount=2;MinAmount=3", 400, "InvalidMinAmount.Malformed"),
                        refusal(
                                "UniqueSuffix=true;InstanceName=" + "a".repeat(126),
                                403,
                                "InvalidParams.InstanceNameExceed"),
                        refusal("UniqueSuffix=true;HostName=" + "a".repeat(62), 403, "InvalidParams.HostnameExceed"),
                        refusal("InstanceName=web[1", 400, "InvalidInstanceName.Malformed"),
                        refusal("HostName=web[1", 400, "InvalidHostName.Malformed"),
                        refusal("AutoReleaseTime=soon", 400, "InvalidAutoReleaseTime.Malformed"),
                        refusal(
                                "InstanceChargeType=PrePaid;Period=1;PeriodUnit=Year",
                                400,
                                "InvalidPeriodType.ValueNotSupported"),
                        refusal("IoOptimized=perhaps", 400, "InvalidIoOptimize.ValueNotSupported"),
                        refusal("InternetMaxBandwidthIn=201", 400, "InvalidInternetMaxBandwidthIn.Malformed"),
                        refusal("InternetMaxBandwidthOut=101", 400, "InvalidInternetMaxBandwidthOut.Malformed"),
                        refusal("InternetMaxBandwidthOut=-1", 400, "InvalidInternetMaxBandwidthOut.Malformed"),
                        refusal("SecurityGroupId=sg-1;SecurityGroupIds.1=sg-1", 400, "InvalidParameter.Conflict"),
                        refusal(repeat("SecurityGroupIds.%d=sg-%d", 6), 400, "InstanceSecurityGroupLimitExceeded"),
                        refusal(
                                repeat("NetworkInterface.%d.NetworkInterfaceName=eni", 2),
                                400,
                                "InvalidParam.NetworkInterface"),
                        refusal(
                                "NetworkInterface.1.InstanceType=Primary;NetworkInterface.1.VSwitchId=vsw-1;VSwitchId=vsw-1",
                                400,
                                "InvalidParameter.Conflict")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(Refusal refusal, Account account) {
        account.call("RunInstances", refusal.parameters())
                .assertThat()
                .isError(refusal.http(), refusal.code())
                .saying(refusal.message());
        assertThat(rows("instance", account)).isZero();
    }

    @Test
    void instancesComeIntoService(Account account, Time time) throws ClientException {
        var ids = account.runInstances(3);
        assertThat(ids).hasSize(3).doesNotHaveDuplicates().allMatch(id -> id.startsWith("i-"));
        assertThat(instances(account))
                .extracting(DescribeInstancesResponse.Instance::getStatus)
                .containsOnly("Pending");
        time.runDueTasks();
        assertThat(instances(account))
                .extracting(DescribeInstancesResponse.Instance::getStatus)
                .containsOnly("Running");
        assertThat(instances(account))
                .extracting(DescribeInstancesResponse.Instance::getInstanceId)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(column("select status from disk where account_id = ?", account))
                .hasSize(3)
                .containsOnly("IN_USE");
    }

    @Test
    void whatIsAskedForIsWhatIsMade(Account account) throws Exception {
        var request = new RunInstancesRequest()
                .setRegionId(Account.REGION)
                .setImageId(Account.IMAGE)
                .setInstanceType(Account.INSTANCE_TYPE)
                .setVSwitchId(account.vswitch())
                .setSecurityGroupIds(List.of(account.securityGroup()))
                .setInstanceName("web")
                .setHostName("web")
                .setUniqueSuffix(true)
                .setAmount(2)
                .setDescription("two of them")
                .setPassword("Passw0rd!")
                .setInternetMaxBandwidthOut(5)
                .setDeletionProtection(true)
                .setSystemDisk(new RunInstancesRequest.RunInstancesRequestSystemDisk()
                        .setCategory("cloud_essd")
                        .setSize("60")
                        .setDiskName("system"))
                .setDataDisk(List.of(new RunInstancesRequest.RunInstancesRequestDataDisk()
                        .setCategory("cloud_ssd")
                        .setSize(100)
                        .setDeleteWithInstance(false)))
                .setTag(List.of(new RunInstancesRequest.RunInstancesRequestTag()
                        .setKey("role")
                        .setValue("web")));
        var ids =
                account.v3().runInstances(request).getBody().getInstanceIdSets().getInstanceIdSet();

        var made = instances(account);
        assertThat(made)
                .extracting(DescribeInstancesResponse.Instance::getInstanceId)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(made)
                .extracting(DescribeInstancesResponse.Instance::getInstanceName)
                .containsExactlyInAnyOrder("web001", "web002");
        assertThat(made)
                .extracting(DescribeInstancesResponse.Instance::getHostName)
                .containsExactlyInAnyOrder("web001", "web002");
        assertThat(made)
                .flatExtracting(DescribeInstancesResponse.Instance::getPublicIpAddress)
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(made).allMatch(DescribeInstancesResponse.Instance::getDeletionProtection);
        assertThat(made)
                .allMatch(instance -> instance.getTags().getFirst().getTagKey().equals("role"));
        assertThat(column(
                        "select category || ' ' || size_gib || ' ' || device || ' ' || delete_with_instance from disk where account_id = ?",
                        account))
                .containsExactlyInAnyOrder(
                        "cloud_essd 60 /dev/xvda true",
                        "cloud_ssd 100 /dev/xvdb false",
                        "cloud_essd 60 /dev/xvda true",
                        "cloud_ssd 100 /dev/xvdb false");
        assertThat(column(
                        "select tags ->> 'role' from disk where account_id = ? union all select tags ->> 'role' from network_interface where account_id = ?",
                        account,
                        account))
                .hasSize(6)
                .containsOnly("web");
        assertThat(column(
                        "select event || ' ' || to_status from resource_event where account_id = ? and resource_id like 'i-%'",
                        account))
                .containsExactly("CREATE PENDING", "CREATE PENDING");
    }

    @Test
    void withoutANetworkTheDefaultOneIsUsed(Account account) throws ClientException {
        account.call("RunInstances", "ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE)
                .assertThat()
                .isOk();
        var instance = instances(account).getFirst();
        assertThat(instance.getInstanceName()).isEqualTo(instance.getInstanceId());
        assertThat(instance.getHostName())
                .isEqualTo("iZ" + instance.getInstanceId().substring(2) + "Z");
        assertThat(instance.getPublicIpAddress()).isEmpty();
        assertThat(column(
                        "select v.is_default::text from vswitch v join instance i on i.vswitch_id = v.id where i.account_id = ?",
                        account))
                .containsExactly("true");
    }

    @Test
    void theWantedAddressIsGivenOnce(Account account) {
        var parameters = inNetwork(account, "PrivateIpAddress", "172.16.9.9");
        account.call("RunInstances", parameters).assertThat().isOk();
        assertThat(column("select private_ip from instance where account_id = ?", account))
                .containsExactly("172.16.9.9");
        account.call("RunInstances", parameters).assertThat().isError(400, "InvalidPrivateIpAddress.Duplicated");
        account.call("RunInstances", inNetwork(account, "PrivateIpAddress", "10.0.0.1"))
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress");
        account.call("RunInstances", inNetwork(account, "PrivateIpAddress", "nowhere"))
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Malformed");
        account.call("RunInstances", inNetwork(account, "PrivateIpAddress", "172.16.9.8", "Amount", "2"))
                .assertThat()
                .isError(403, "InvalidParam.Amount");
        account.call("CreateInstance", parameters).assertThat().isError(400, "InvalidPrivateIpAddress.Duplicated");
        account.call("CreateInstance", inNetwork(account, "PrivateIpAddress", "10.0.0.1"))
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress");
        account.call("CreateInstance", inNetwork(account, "PrivateIpAddress", "nowhere"))
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Malformed");
    }

    @Test
    void aSecondInterfaceStandsInTheSameVswitch(Account account) {
        account.call(
                        "RunInstances",
                        inNetwork(account, "Amount", "2", "NetworkInterface.1.NetworkInterfaceName", "backup"))
                .assertThat()
                .isOk();
        assertThat(column("select type || ' ' || name from network_interface where account_id = ?", account))
                .containsExactlyInAnyOrder("Primary ", "Primary ", "Secondary backup", "Secondary backup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "CreateInstance"})
    void networksMustFitTogether(String action, Account account, Account other) {
        account.call(action, inNetwork(account, "ZoneId", "cn-hangzhou-h"))
                .assertThat()
                .isError(400, "InvalidParameter.Mismatch")
                .saying("zone");
        account.call(
                        action,
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "VSwitchId",
                        account.vswitch())
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("SecurityGroupId");
        account.call(
                        action,
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "SecurityGroupId",
                        account.securityGroup())
                .assertThat()
                .isError(400, "InvalidSecurityGroup.NotInDefaultVpc");
        account.call(action, inNetwork(other)).assertThat().isError(404, "InvalidSecurityGroupId.NotFound");
    }

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
    void subscriptionsHaveAnOrderAndAnEnd(Account account) {
        var answer = account.call(
                "RunInstances", request("InstanceChargeType", "PrePaid", "Period", "1", "AutoRenew", "true"));
        answer.assertThat().isOk();
        assertThat(answer.text("/OrderId")).isNotEmpty();
        assertThat(answer.body().at("/TradePrice").isNumber()).isTrue();
        assertThat(column(
                        "select (expired_at > created_at + interval '27 days' and auto_renew and auto_renew_period = 1)::text from instance where account_id = ?",
                        account))
                .containsExactly("true");
        assertThat(column("select portable::text from disk where account_id = ?", account))
                .containsExactly("false");
    }

    @Test
    void theReleaseTimeIsKeptToTheMinute(Account account, Time time) {
        var at = time.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
        account.call(
                        "RunInstances",
                        request("AutoReleaseTime", at.plusSeconds(42).toString()))
                .assertThat()
                .isOk();
        assertThat(jdbc.sql("select auto_release_at from instance where account_id = ?")
                        .param(account.id())
                        .query(Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(at);
        account.call(
                        "RunInstances",
                        request(
                                "AutoReleaseTime",
                                time.now()
                                        .plusSeconds(29 * 60)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()))
                .assertThat()
                .isError(400, "InvalidAutoReleaseTime.Malformed");
    }

    @Test
    void aRepeatedTokenMakesNothingTwice(Account account) {
        var parameters = request("ClientToken", "once");
        var first = account.call("RunInstances", parameters);
        first.assertThat().isOk();
        assertThat(account.call("RunInstances", parameters).text("/InstanceIdSets/InstanceIdSet/0"))
                .isEqualTo(first.text("/InstanceIdSets/InstanceIdSet/0"));
        assertThat(rows("instance", account)).isEqualTo(1);
    }

    @Test
    void aDryRunMakesNothing(Account account) {
        assertThat(account.call("RunInstances", request("DryRun", "true")).text("/Code"))
                .isEqualTo("DryRunOperation");
        account.call("RunInstances", request("DryRun", "true", "Amount", "0"))
                .assertThat()
                .isError(400, "InvalidMaxAmount.Malformed");
        assertThat(rows("instance", account)).isZero();
        assertThat(rows("task", account)).isZero();
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

    @Test
    void theVswitchMustBeAvailableAndHaveRoom(Account account, Time time) {
        account.vpcId();
        var small = account.callVpc(
                        "CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.31.0.0/29")
                .text("/VSwitchId");
        var inSmall = request("VSwitchId", small, "SecurityGroupId", account.securityGroup());
        account.call("RunInstances", inSmall).assertThat().isError(400, "IncorrectVSwitchStatus");
        account.call("CreateInstance", inSmall).assertThat().isError(400, "IncorrectVSwitchStatus");
        time.runDueTasks();
        account.call("RunInstances", with(inSmall, "Amount", "9"))
                .assertThat()
                .isError(400, "QuotaExceeded.PrivateIpAddress");
        while (account.call("RunInstances", inSmall).status() == 200) {}
        account.call("CreateInstance", inSmall).assertThat().isError(400, "QuotaExceeded.PrivateIpAddress");
    }

    @Test
    void theImageMustFit(Account account) {
        var run = "RunInstances";
        image(account, "m-" + account.id() + "gone", "status", "UnAvailable");
        var gone = with(request(), "ImageId", "m-" + account.id() + "gone");
        account.call(run, gone).assertThat().isError(403, "OperationDenied.ImageNotValid");
        account.call("CreateInstance", gone)
                .assertThat()
                .isError(400, "IncorrectImageStatus")
                .saying("not available");
        image(account, "m-" + account.id() + "small", "architecture", "i386");
        account.call(run, with(request(), "ImageId", "m-" + account.id() + "small"))
                .assertThat()
                .isError(403, "ImageNotSupportInstanceType");
        image(account, "m-" + account.id() + "slow", "supports_io_optimized", false);
        account.call(run, with(request(), "ImageId", "m-" + account.id() + "slow"))
                .assertThat()
                .isError(403, "IoOptimized.NotSupported")
                .saying("image");
        image(account, "m-" + account.id() + "plain", "supports_cloud_init", false);
        account.call(run, with(request(), "ImageId", "m-" + account.id() + "plain", "UserData", "QUJD"))
                .assertThat()
                .isError(400, "ImageNotSupportCloudInit");
        image(account, "m-" + account.id() + "theirs", "account_id", "another");
        account.call(run, with(request(), "ImageId", "m-" + account.id() + "theirs"))
                .assertThat()
                .isError(404, "InvalidImageId.NotFound");
        var slow = with(request("IoOptimized", "optimized"), "ImageId", "m-" + account.id() + "slow");
        account.call("CreateInstance", slow).assertThat().isError(403, "IoOptimized.NotSupported");
    }

    @Test
    void theNewestImageOfAFamilyIsTaken(Account account) {
        image(account, "m-" + account.id() + "1", "family", "mine" + account.id());
        image(account, "m-" + account.id() + "2", "family", "mine" + account.id());
        account.call("RunInstances", "ImageFamily", "mine" + account.id(), "InstanceType", Account.INSTANCE_TYPE)
                .assertThat()
                .isOk();
        assertThat(column("select image_id from instance where account_id = ?", account))
                .containsExactly("m-" + account.id() + "2");
    }

    /** A custom image like the usual one but for one column. */
    private void image(Account account, String id, String column, Object value) {
        jdbc.sql(
                        "insert into image select (jsonb_populate_record(i, jsonb_build_object('id', ?::text, 'account_id', ?::text) || jsonb_build_object(?::text, ?::text))).*"
                                + " from image i where id = ?")
                .param(id)
                .param(account.id())
                .param(column)
                .param(value.toString())
                .param(Account.IMAGE)
                .update();
    }

    private static String[] with(String[] parameters, String... more) {
        return Stream.concat(Arrays.stream(parameters), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void theOldSdkSeesTheError(Account account) {
        assertThatThrownBy(() -> account.runInstances(1, "ecs.nope"))
                .hasRootCauseInstanceOf(ClientException.class)
                .rootCause()
                .hasMessageContaining("InvalidInstanceType.ValueNotSupported");
    }

    private static String[] request(String... more) {
        return Stream.concat(
                        Stream.of("ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE), Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static String[] inNetwork(Account account, String... more) {
        return request(Stream.concat(
                        Stream.of("VSwitchId", account.vswitch(), "SecurityGroupId", account.securityGroup()),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static List<DescribeInstancesResponse.Instance> instances(Account account) throws ClientException {
        return account.v1().getAcsResponse(new DescribeInstancesRequest()).getInstances();
    }

    private long rows(String table, Account account) {
        return jdbc.sql("select count(*) from " + table + " where account_id = ?")
                .param(account.id())
                .query(Long.class)
                .single();
    }

    private List<String> column(String sql, Account... accounts) {
        var query = jdbc.sql(sql);
        for (var account : accounts) {
            query = query.param(account.id());
        }
        return query.query(String.class).list();
    }
}
