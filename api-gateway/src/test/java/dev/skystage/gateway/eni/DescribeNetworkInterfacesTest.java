package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeNetworkInterfacesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeNetworkInterfacesTest {
    @Autowired
    JdbcClient jdbc;

    /**
     * As Terraform reads it after RunInstances: every list is present, and PrivateIpSet marks the primary address with
     * a boolean.
     */
    @Test
    void showsThePrimaryInterfaceOfAnInstance(Account account, Time time) throws Exception {
        var instanceId = account.runInstances(1).getFirst();
        time.runDueTasks();
        var primary = account.call("DescribeInstances", "InstanceIds", "[\"" + instanceId + "\"]")
                .body()
                .at("/Instances/Instance/0/NetworkInterfaces/NetworkInterface/0");
        var found = account.v3()
                .describeNetworkInterfaces(new DescribeNetworkInterfacesRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(
                                List.of(primary.path("NetworkInterfaceId").asString())))
                .getBody();
        assertThat(found.getTotalCount()).isEqualTo(1);
        var eni = found.getNetworkInterfaceSets().getNetworkInterfaceSet().getFirst();
        assertThat(eni.getNetworkInterfaceId())
                .isEqualTo(primary.path("NetworkInterfaceId").asString());
        assertThat(eni.getType()).isEqualTo("Primary");
        assertThat(eni.getStatus()).isEqualTo("InUse");
        assertThat(eni.getInstanceId()).isEqualTo(instanceId);
        assertThat(eni.getAttachment().getInstanceId()).isEqualTo(instanceId);
        assertThat(eni.getAttachment().getDeviceIndex()).isZero();
        assertThat(eni.getMacAddress()).isEqualTo(primary.path("MacAddress").asString());
        assertThat(eni.getPrivateIpAddress())
                .isEqualTo(primary.path("PrimaryIpAddress").asString());
        assertThat(eni.getPrivateIpSets().getPrivateIpSet())
                .singleElement()
                .satisfies(ip -> assertThat(ip.getPrimary()).isTrue())
                .satisfies(ip -> assertThat(ip.getPrivateIpAddress()).isEqualTo(eni.getPrivateIpAddress()));
        assertThat(eni.getVSwitchId()).isEqualTo(account.vSwitch());
        assertThat(eni.getVpcId()).isEqualTo(account.vpcId());
        assertThat(eni.getZoneId()).isEqualTo(Account.ZONE);
        assertThat(eni.getOwnerId()).isEqualTo(account.id());
        assertThat(eni.getCreationTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(eni.getSecurityGroupIds().getSecurityGroupId()).containsExactly(account.securityGroup());
        assertThat(eni.getNetworkInterfaceTrafficMode()).isEqualTo("Standard");
        assertThat(eni.getServiceManaged()).isFalse();
        assertThat(eni.getDeleteOnRelease()).isTrue();
    }

    /** Go clients panic if a list is absent. */
    @Test
    void hasEveryListAlsoWhenItIsEmpty(Account account, Time time) {
        account.runInstances(1);
        time.runDueTasks();
        var eni = account.call("DescribeNetworkInterfaces").body().at("/NetworkInterfaceSets/NetworkInterfaceSet/0");
        for (var list : List.of(
                "/PrivateIpSets/PrivateIpSet",
                "/Ipv6Sets/Ipv6Set",
                "/Ipv4PrefixSets/Ipv4PrefixSet",
                "/Ipv6PrefixSets/Ipv6PrefixSet",
                "/SecurityGroupIds/SecurityGroupId",
                "/Tags/Tag")) {
            assertThat(eni.at(list).isArray()).as(list).isTrue();
        }
        assertThat(eni.at("/Attachment").isObject()).isTrue();
        assertThat(eni.at("/AssociatedPublicIp").isObject()).isTrue();
        assertThat(eni.at("/PrivateIpSets/PrivateIpSet/0/Primary").isBoolean()).isTrue();
    }

    @Test
    void filters(Account account, Time time) {
        var instances = account.runInstances(2);
        var tagged = account.run(
                        "PrivateIpAddress",
                        "172.16.3.3",
                        "Tag.1.Key",
                        "role",
                        "Tag.1.Value",
                        "front",
                        "NetworkInterface.1.NetworkInterfaceName",
                        "second",
                        "NetworkInterface.1.Description",
                        "the second")
                .text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        assertThat(total(account)).isEqualTo(4);
        assertThat(total(account, "InstanceId", instances.getFirst())).isEqualTo(1);
        assertThat(total(account, "InstanceId", tagged)).isEqualTo(2);
        assertThat(total(account, "Type", "Primary")).isEqualTo(3);
        assertThat(total(account, "Type", "Secondary")).isEqualTo(1);
        assertThat(total(account, "NetworkInterfaceName", "second")).isEqualTo(1);
        assertThat(total(account, "PrimaryIpAddress", "172.16.3.3")).isEqualTo(1);
        assertThat(total(account, "PrivateIpAddress.1", "172.16.3.3", "PrivateIpAddress.2", "nonsense"))
                .isEqualTo(1);
        assertThat(total(account, "VSwitchId", account.vSwitch(), "VpcId", account.vpcId()))
                .isEqualTo(4);
        assertThat(total(account, "SecurityGroupId", account.securityGroup())).isEqualTo(4);
        assertThat(total(account, "Status", "InUse")).isEqualTo(4);
        assertThat(total(account, "Status", "Available")).isZero();
        assertThat(total(account, "Tag.1.Key", "role", "Tag.1.Value", "front")).isEqualTo(1);
        assertThat(total(account, "ResourceGroupId", "rg-1")).isZero();
        assertThat(total(account, "ServiceManaged", "true")).isZero();
        assertThat(total(account, "NetworkInterfaceId.1", "eni-none")).isZero();
        assertThat(total(account, "Ipv6Address.1", "2408::1")).isZero();
    }

    @Test
    void pagesByNumberAndByToken(Account account, Time time) {
        account.runInstances(3);
        time.runDueTasks();
        var first = account.call("DescribeNetworkInterfaces", "MaxResults", "2");
        assertThat(first.body().at("/NetworkInterfaceSets/NetworkInterfaceSet").size())
                .isEqualTo(2);
        var rest = account.call("DescribeNetworkInterfaces", "MaxResults", "2", "NextToken", first.text("/NextToken"));
        assertThat(rest.body().at("/NetworkInterfaceSets/NetworkInterfaceSet").size())
                .isEqualTo(1);
        assertThat(rest.text("/NextToken")).isEmpty();
        // Terway asks for the maximum; higher values are lowered to it
        for (var most : new String[] {"500", "501"}) {
            assertThat(account.call("DescribeNetworkInterfaces", "MaxResults", most)
                            .text("/PageSize"))
                    .isEqualTo("500");
        }
        account.call("DescribeNetworkInterfaces", "MaxResults", "0")
                .assertThat()
                .isError(400, "InvalidParameter");
        account.call("DescribeNetworkInterfaces", "PageSize", "500")
                .assertThat()
                .isError(400, "InvalidParameter");
        var byNumber = account.call("DescribeNetworkInterfaces", "PageSize", "2", "PageNumber", "2");
        assertThat(byNumber.text("/TotalCount")).isEqualTo("3");
        assertThat(byNumber.text("/PageNumber")).isEqualTo("2");
        assertThat(byNumber.body().at("/NetworkInterfaceSets/NetworkInterfaceSet/0"))
                .isEqualTo(rest.body().at("/NetworkInterfaceSets/NetworkInterfaceSet/0"));
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "RegionId, '', 400, MissingParameter",
        "InstanceId, i-none, 404, InvalidEcsId.NotFound",
        "VSwitchId, vsw-none, 404, InvalidVSwitchId.NotFound",
        "SecurityGroupId, sg-none, 404, InvalidSecurityGroupId.NotFound",
        "Type, Third, 400, InvalidParameter",
        "Status, Lost, 400, InvalidParameter",
        "PageSize, 101, 400, InvalidParameter",
        "NetworkInterfaceId.101, eni-1, 400, InvalidParameter",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.call("DescribeNetworkInterfaces", name, value)).isError(status, code);
    }

    @Test
    void refusesWhatCannotGoTogether(Account account, Time time) {
        var instanceId = account.runningInstance();
        var elsewhere = account.callVpc(
                        "CreateVSwitch",
                        "VpcId",
                        account.vpcId(),
                        "ZoneId",
                        "cn-hangzhou-h",
                        "CidrBlock",
                        "172.20.0.0/16")
                .text("/VSwitchId");
        var otherVpc = account.callVpc("CreateVpc").text("/VpcId");
        time.runDueTasks();
        var otherGroup = account.call("CreateSecurityGroup", "VpcId", otherVpc).text("/SecurityGroupId");
        describe(account, "InstanceId", instanceId, "VSwitchId", elsewhere)
                .assertThat()
                .isError(403, "InvalidOperation.AvailabilityZoneMismatch");
        describe(account, "InstanceId", instanceId, "SecurityGroupId", otherGroup)
                .assertThat()
                .isError(403, "InvalidOperation.VpcMismatch");
        jdbc.sql("update security_group set vpc_id = null where id = ?")
                .param(otherGroup)
                .update();
        describe(account, "SecurityGroupId", otherGroup).assertThat().isError(403, "InvalidSecurityGroupId.NotVpc");
    }

    @Test
    void showsNothingOfAnother(Account account, Account other) {
        account.runInstances(1);
        assertThat(total(other)).isZero();
        describe(other, "VSwitchId", account.vSwitch()).assertThat().isError(404, "InvalidVSwitchId.NotFound");
    }

    @Test
    void tellsHowManyThereAre(Account account, Time time) {
        assertThat(account.call("DescribeNetworkInterfaces").text("/TotalCount"))
                .isEqualTo("0");
        var instances = account.runInstances(2);
        var eni = Interfaces.created(account);
        assertThat(account.call("DescribeNetworkInterfaces").text("/TotalCount"))
                .isEqualTo("3");
        Interfaces.call(account, "DeleteNetworkInterface", eni).assertThat().isOk();
        time.runDueTasks();
        account.call("DeleteInstance", "InstanceId", instances.getFirst(), "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(account.call("DescribeNetworkInterfaces").text("/TotalCount"))
                .isEqualTo("1");
    }

    private static int total(Account account, String... filters) {
        var answer = describe(account, filters);
        answer.assertThat().isOk();
        return Integer.parseInt(answer.text("/TotalCount"));
    }

    private static Answer describe(Account account, String... filters) {
        return account.call("DescribeNetworkInterfaces", Stream.of(filters).toArray(String[]::new));
    }
}
