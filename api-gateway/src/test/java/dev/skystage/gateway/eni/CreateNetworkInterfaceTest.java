package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateNetworkInterfaceRequest;
import com.aliyun.ecs20140526.models.CreateNetworkInterfaceResponseBody.CreateNetworkInterfaceResponseBodyPrivateIpSetsPrivateIpSet;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class CreateNetworkInterfaceTest {
    @Autowired
    Quotas quotas;

    @Autowired
    JdbcClient jdbc;

    @Test
    void makesAnInterfaceThatIsAvailableAtOnce(Account account) throws Exception {
        var made = account.v3()
                .createNetworkInterface(new CreateNetworkInterfaceRequest()
                        .setRegionId(Account.REGION)
                        .setVSwitchId(account.vSwitch())
                        .setSecurityGroupIds(List.of(account.securityGroup()))
                        .setNetworkInterfaceName("front:1")
                        .setDescription("for the front end")
                        .setPrimaryIpAddress("172.16.9.9")
                        .setSecondaryPrivateIpAddressCount(2)
                        .setQueueNumber(2)
                        .setDeleteOnRelease(false)
                        .setResourceGroupId("rg-1")
                        .setTag(List.of(new CreateNetworkInterfaceRequest.CreateNetworkInterfaceRequestTag()
                                .setKey("role")
                                .setValue("front"))))
                .getBody();
        assertThat(made.getNetworkInterfaceId()).startsWith("eni-");
        assertThat(made.getStatus()).isEqualTo("Available");
        assertThat(made.getType()).isEqualTo("Secondary");
        assertThat(made.getPrivateIpAddress()).isEqualTo("172.16.9.9");
        assertThat(made.getPrivateIpSets().getPrivateIpSet())
                .extracting(CreateNetworkInterfaceResponseBodyPrivateIpSetsPrivateIpSet::getPrimary)
                .containsExactly(true, false, false);
        assertThat(made.getTags().getTag().getFirst().getTagKey()).isEqualTo("role");
        assertThat(made.getZoneId()).isEqualTo(Account.ZONE);
        assertThat(made.getOwnerId()).isEqualTo(account.id());

        var shown = Interfaces.shown(account, made.getNetworkInterfaceId());
        assertThat(shown.path("Status").asString()).isEqualTo("Available");
        assertThat(shown.path("NetworkInterfaceName").asString()).isEqualTo("front:1");
        assertThat(shown.path("Description").asString()).isEqualTo("for the front end");
        assertThat(shown.path("InstanceId").asString()).isEmpty();
        assertThat(shown.path("Attachment").isEmpty()).isTrue();
        assertThat(shown.path("QueueNumber").asInt()).isEqualTo(2);
        assertThat(shown.path("DeleteOnRelease").asBoolean()).isFalse();
        assertThat(shown.path("ResourceGroupId").asString()).isEqualTo("rg-1");
        assertThat(shown.at("/Tags/Tag/0/TagValue").asString()).isEqualTo("front");
        assertThat(Interfaces.ips(account, made.getNetworkInterfaceId()))
                .hasSize(3)
                .startsWith("172.16.9.9")
                .doesNotHaveDuplicates();
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(65532 - 3);
    }

    /** Ansible reads it without checking that it is there. */
    @Test
    void showsAnEmptyDescriptionWhenNoneIsGiven(Account account) {
        var eni = Interfaces.shown(account, Interfaces.created(account));
        assertThat(eni.path("Description").isString()).isTrue();
        assertThat(eni.path("Description").asString()).isEmpty();
        assertThat(eni.path("NetworkInterfaceName").asString("none")).isEmpty();
    }

    @Test
    void takesAddressesThatAreNamed(Account account, Time time) {
        var dualStack = Interfaces.dualStack(account, time);
        var block = account.callVpc("DescribeVSwitchAttributes", "VSwitchId", dualStack[1])
                .text("/Ipv6CidrBlock");
        var ipv6 = block.replace("::/64", ":0:0:0:0a");
        var made = account.call(
                "CreateNetworkInterface",
                "VSwitchId",
                dualStack[1],
                "SecurityGroupId",
                dualStack[3],
                "PrivateIpAddress.1",
                "172.16.0.77",
                "Ipv6Address.1",
                ipv6);
        made.assertThat().isOk();
        assertThat(made.text("/Ipv6Sets/Ipv6Set/0/Ipv6Address")).isEqualTo(block.replace("::/64", "::a"));
        assertThat(Interfaces.ips(account, made.text("/NetworkInterfaceId")))
                .hasSize(2)
                .contains("172.16.0.77");
        assertThat(Interfaces.create(account, dualStack).status()).isEqualTo(200);
        var counted = account.call(
                "CreateNetworkInterface",
                "VSwitchId",
                dualStack[1],
                "SecurityGroupId",
                dualStack[3],
                "Ipv6AddressCount",
                "2");
        assertThat(counted.body().at("/Ipv6Sets/Ipv6Set").size()).isEqualTo(2);
    }

    @Test
    void makesOneForEachClientToken(Account account) {
        var first = Interfaces.created(account, "ClientToken", "once");
        assertThat(Interfaces.created(account, "ClientToken", "once")).isEqualTo(first);
        assertThat(account.call("DescribeNetworkInterfaces").text("/TotalCount"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "VSwitchId, vsw-none, 404, InvalidVSwitchId.NotFound",
        "VSwitchId, '', 400, MissingParameter",
        "SecurityGroupId, sg-none, 404, InvalidSecurityGroupId.NotFound",
        "SecurityGroupId, '', 400, MissingParameter",
        "SecurityGroupIds.1, sg-none, 400, InvalidParameter",
        "PrimaryIpAddress, 10.0.0.1, 400, InvalidParameter",
        "PrimaryIpAddress, 172.16.0.300, 400, InvalidParameter",
        "PrivateIpAddress.1, 10.0.0.1, 403, InvalidVSwitchId.IpInvalid",
        "SecondaryPrivateIpAddressCount, 11, 400, InvalidParameter",
        "SecondaryPrivateIpAddressCount, 0, 400, InvalidParameter",
        "NetworkInterfaceName, 1, 400, InvalidParameter",
        "Description, http://a, 400, InvalidParameter",
        "InstanceType, Trunk, 400, InvalidParameter",
        "QueueNumber, 0, 400, InvalidParameter",
        "ResourceGroupId, rg-none, 404, InvalidResourceGroup.NotFound",
        "Tag.1.Key, aliyun, 400, InvalidTagKey.Malformed",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(Interfaces.create(account, name, value)).isError(status, code);
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(65532);
    }

    @Test
    void refusesAnAddressThatIsTaken(Account account) {
        Interfaces.created(account, "PrimaryIpAddress", "172.16.9.9", "PrivateIpAddress.1", "172.16.9.10");
        for (var taken : List.of("172.16.9.9", "172.16.9.10")) {
            assertThat(Interfaces.create(account, "PrimaryIpAddress", taken)).isError(400, "InvalidParameter");
            assertThat(Interfaces.create(account, "PrivateIpAddress.1", taken)).isError(403, "InvalidIp.IpAssigned");
        }
        account.run("PrivateIpAddress", "172.16.9.10").assertThat().isError(400, "InvalidPrivateIpAddress.Duplicated");
    }

    @Test
    void refusesIpv6AddressesThatCannotBe(Account account, Time time) {
        assertThat(Interfaces.create(account, "Ipv6AddressCount", "1"))
                .isError(403, "InvalidVSwitch.Ipv6NotTurnOn")
                .saying("does not support IPv6");
        var dualStack = Interfaces.dualStack(account, time);
        var taken = account.callVpc("DescribeVSwitchAttributes", "VSwitchId", dualStack[1])
                .text("/Ipv6CidrBlock")
                .replace("/64", "1");
        assertThat(ipv6(account, dualStack, "Ipv6Address.1", taken)).isOk();
        assertThat(ipv6(account, dualStack, "Ipv6Address.1", taken)).isError(403, "InvalidIp.IpAssigned");
        assertThat(ipv6(account, dualStack, "Ipv6Address.1", "2001:db8::1")).isError(403, "InvalidVSwitchId.IpInvalid");
        assertThat(ipv6(account, dualStack, "Ipv6Address.1", "::zz")).isError(403, "InvalidIp.Address");
        assertThat(ipv6(account, dualStack, "Ipv6AddressCount", "11")).isError(403, "MaxEniIpv6IpsCountExceeded");
    }

    private static Answer ipv6(Account account, String[] place, String name, String value) {
        return account.call("CreateNetworkInterface", place[0], place[1], place[2], place[3], name, value);
    }

    @Test
    void refusesWhereThereIsNoRoom(Account account, Time time) {
        var vSwitch = Interfaces.smallVSwitch(account, time);
        Interfaces.created(account, "VSwitchId", vSwitch, "SecondaryPrivateIpAddressCount", "2");
        assertThat(Interfaces.create(account, "VSwitchId", vSwitch, "SecondaryPrivateIpAddressCount", "1"))
                .isError(403, "InvalidVSwitchId.IpNotEnough");
        Interfaces.created(account, "VSwitchId", vSwitch);
        assertThat(Interfaces.freeAddresses(account, vSwitch)).isZero();
        assertThat(Interfaces.create(account, "VSwitchId", vSwitch)).isError(403, "InvalidVSwitchId.IpNotEnough");
    }

    @Test
    void refusesAVSwitchThatIsBeingMadeAndAGroupOfAnotherVpc(Account account, Time time) {
        Interfaces.created(account);
        var pending = account.callVpc(
                        "CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.30.0.0/24")
                .text("/VSwitchId");
        assertThat(Interfaces.create(account, "VSwitchId", pending)).isError(400, "IncorrectVSwitchStatus");
        var otherVpc = account.callVpc("CreateVpc").text("/VpcId");
        time.runDueTasks();
        var group = account.call("CreateSecurityGroup", "VpcId", otherVpc).text("/SecurityGroupId");
        assertThat(Interfaces.create(account, "SecurityGroupId", group)).isError(403, "InvalidOperation.VpcMismatch");
        jdbc.sql("update security_group set vpc_id = null where id = ?")
                .param(group)
                .update();
        assertThat(Interfaces.create(account, "SecurityGroupId", group)).isError(403, "InvalidSecurityGroupId.NotVpc");
    }

    @Test
    void refusesMoreThanTheQuota(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.NETWORK_INTERFACES, 1);
        var eni = Interfaces.created(account);
        assertThat(Interfaces.create(account)).isError(403, "MaxEniCountExceeded");
        Interfaces.call(account, "DeleteNetworkInterface", eni).assertThat().isOk();
        assertThat(Interfaces.create(account)).isOk();
    }

    @Test
    void refusesAFullGroup(Account account) {
        Interfaces.created(account);
        jdbc.sql("update security_group_members set instances = 1000000 where group_id = ?")
                .param(account.securityGroup())
                .update();
        assertThat(Interfaces.create(account)).isError(403, "SecurityGroupInstanceLimitExceed");
    }

    @Test
    void isNotForTheVSwitchOfAnother(Account account, Account other) {
        assertThat(Interfaces.create(other, "VSwitchId", account.vSwitch())).isError(404, "InvalidVSwitchId.NotFound");
        assertThat(Interfaces.create(other, "SecurityGroupId", account.securityGroup()))
                .isError(404, "InvalidSecurityGroupId.NotFound");
    }
}
