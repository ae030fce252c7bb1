package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class AssociateVpcCidrBlockTest {
    @Test
    void aSecondaryBlockTakesVSwitches(Account account, Time time) {
        assertThat(vSwitch(account, "192.168.1.0/24")).isError(400, "InvalidParameter");
        assertThat(associate(account, "SecondaryCidrBlock", "192.168.0.0/16")).isOk();
        assertThat(account.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId())
                        .text("/SecondaryCidrBlocks/SecondaryCidrBlock/0"))
                .isEqualTo("192.168.0.0/16");
        var made = vSwitch(account, "192.168.1.0/24");
        assertThat(made).isOk();
        time.runDueTasks();
        assertThat(unassociate(account, "SecondaryCidrBlock", "192.168.0.0/16"))
                .isError(400, "DependencyViolation.VSwitch");
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", made.text("/VSwitchId")))
                .isOk();
        time.runDueTasks();
        assertThat(unassociate(account, "SecondaryCidrBlock", "192.168.0.0/16")).isOk();
        assertThat(unassociate(account, "SecondaryCidrBlock", "192.168.0.0/16"))
                .isError(404, "InvalidCidrBlock.NotFound");
    }

    @Test
    void anIpv6BlockComesAndGoes(Account account) {
        assertThat(associate(account, "IpVersion", "IPV6")).isOk();
        var block = account.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId())
                .text("/Ipv6CidrBlock");
        assertThat(associate(account, "IpVersion", "IPV6")).isError(400, "InvalidCidrBlock.Overlapped");
        assertThat(unassociate(account, "IPv6CidrBlock", "::/0")).isError(404, "InvalidCidrBlock.NotFound");
        account.vSwitch();
        assertThat(account.callVpc("ModifyVSwitchAttribute", "VSwitchId", account.vSwitch(), "EnableIPv6", "true"))
                .isOk();
        assertThat(unassociate(account, "IPv6CidrBlock", block)).isError(400, "DependencyViolation.VSwitch");
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", account.vSwitch()))
                .isOk();
        assertThat(unassociate(account, "IPv6CidrBlock", block)).isOk();
        assertThat(associate(account, "IPv6CidrBlock", "x")).isError(400, "InvalidParameter");
    }

    @Test
    void refuses(Account account, Account other) {
        assertThat(associate(account, "SecondaryCidrBlock", "172.17.0.0/16"))
                .isError(400, "InvalidCidrBlock.Overlapped");
        assertThat(associate(account, "SecondaryCidrBlock", "8.0.0.0/8")).isError(400, "InvalidCidrBlock.Malformed");
        for (var part = 0; part < 5; part++) {
            assertThat(associate(account, "SecondaryCidrBlock", "10." + part + ".0.0/16"))
                    .isOk();
        }
        assertThat(associate(account, "SecondaryCidrBlock", "10.9.0.0/16"))
                .isError(400, "QuotaExceeded.SecondaryCidrBlock");
        assertThat(associate(account)).isError(400, "MissingParameter");
        assertThat(unassociate(account)).isError(400, "MissingParameter");
        assertThat(associate(account, "IpVersion", "x")).isError(400, "InvalidParameter");
        assertThat(associate(account, "RegionId", "x")).isError(404, "InvalidRegionId.NotFound");
        assertThat(unassociate(account, "RegionId", "x")).isError(404, "InvalidRegionId.NotFound");
        assertThat(other.callVpc("AssociateVpcCidrBlock", "VpcId", account.vpcId()))
                .isError(404, "InvalidVpcId.NotFound");
        assertThat(other.callVpc("UnassociateVpcCidrBlock", "VpcId", account.vpcId()))
                .isError(404, "InvalidVpcId.NotFound");
        var pending = account.callVpc("CreateVpc").text("/VpcId");
        assertThat(account.callVpc("AssociateVpcCidrBlock", "VpcId", pending)).isError(400, "IncorrectVpcStatus");
    }

    private static Answer associate(Account account, String... more) {
        return call(account, "AssociateVpcCidrBlock", more);
    }

    private static Answer unassociate(Account account, String... more) {
        return call(account, "UnassociateVpcCidrBlock", more);
    }

    private static Answer call(Account account, String action, String... more) {
        var all = new String[more.length + 2];
        all[0] = "VpcId";
        all[1] = account.vpcId();
        System.arraycopy(more, 0, all, 2, more.length);
        return account.callVpc(action, all);
    }

    private static Answer vSwitch(Account account, String block) {
        return account.callVpc("CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", block);
    }
}
