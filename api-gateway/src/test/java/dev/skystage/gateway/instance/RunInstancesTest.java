package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRefusals.refusal;
import static dev.skystage.gateway.instance.CreationRefusals.repeat;
import static dev.skystage.gateway.instance.CreationRequests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ecs20140526.models.RunInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesResponse;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.eni.Interfaces;
import dev.skystage.gateway.instance.CreationRefusals.Refusal;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RunInstances. Tests of what it shares with CreateInstance have names that begin with Creation. */
@StagingCloudTest
class RunInstancesTest extends CreatedRows {
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

    /** Addresses of the VSwitch's block, one for each interface. */
    @Test
    void givesIpv6Addresses(Account account, Time time) {
        var network = Interfaces.dualStack(account, time);
        runIpv6(account, network, "Ipv6AddressCount", "1", "Amount", "2")
                .assertThat()
                .isOk();
        var shown = account.call("DescribeInstances").body().at("/Instances/Instance");
        assertThat(shown.valueStream()
                        .map(instance -> instance.at(
                                        "/NetworkInterfaces/NetworkInterface/0/Ipv6Sets/Ipv6Set/0/Ipv6Address")
                                .asString())
                        .distinct())
                .hasSize(2)
                .allMatch(address -> address.contains(":"));
        var block =
                account.callVpc("DescribeVSwitches", network[0], network[1]).text("/VSwitches/VSwitch/0/Ipv6CidrBlock");
        var wanted = block.substring(0, block.indexOf('/')) + "5";
        var one = runIpv6(account, network, "Ipv6Address.1", wanted).text("/InstanceIdSets/InstanceIdSet/0");
        assertThat(account.call("DescribeInstances", "Ipv6Address.1", wanted).text("/Instances/Instance/0/InstanceId"))
                .isEqualTo(one);
        for (var refused : new String[][] {
            {"InvalidIp.IpAssigned", "Ipv6Address.1", wanted},
            {"InvalidIp.Address", "Ipv6Address.1", "::zz"},
            {"InvalidVSwitchId.IpInvalid", "Ipv6Address.1", "2001:db8::1"},
            {"MaxEniIpv6IpsCountExceeded", "Ipv6AddressCount", "2"}
        }) {
            runIpv6(account, network, refused[1], refused[2]).assertThat().isError(403, refused[0]);
        }
        runIpv6(account, network, "Ipv6Address.1", wanted, "Ipv6AddressCount", "1")
                .assertThat()
                .isError(400, "InvalidParameter");
        runIpv6(account, network, "Ipv6Address.1", wanted, "Amount", "2")
                .assertThat()
                .isError(403, "InvalidParam.Amount");
    }

    private static Answer runIpv6(Account account, String[] network, String... more) {
        var parameters = new ArrayList<>(List.of("ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE));
        parameters.addAll(List.of(network));
        parameters.addAll(List.of(more));
        return account.call("RunInstances", parameters.toArray(String[]::new));
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
    void instancesAreAsTheyWereRequested(Account account) throws Exception {
        var request = new RunInstancesRequest()
                .setRegionId(Account.REGION)
                .setImageId(Account.IMAGE)
                .setInstanceType(Account.INSTANCE_TYPE)
                .setVSwitchId(account.vSwitch())
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
    void subscriptionsHaveAnOrderAndAnEnd(Account account) {
        var answer = account.call(
                "RunInstances", request("InstanceChargeType", "PrePaid", "Period", "1", "AutoRenew", "true"));
        answer.assertThat().isOk();
        assertThat(answer.text("/OrderId")).matches("\\d{15,20}");
        assertThat(answer.body().at("/TradePrice").isNumber()).isTrue();
        assertThat(column(
                        "select (expired_at > created_at + interval '27 days' and renewal_status = 'AutoRenewal' and auto_renew_period = 1)::text from instance where account_id = ?",
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
    void theOldSdkSeesTheError(Account account) {
        assertThatThrownBy(() -> account.runInstances(1, "ecs.nope"))
                .hasRootCauseInstanceOf(ClientException.class)
                .rootCause()
                .hasMessageContaining("InvalidInstanceType.ValueNotSupported");
    }
}
