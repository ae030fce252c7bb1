package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.CreateVpcRequest;
import com.aliyun.vpc20160428.models.DescribeVpcAttributeRequest;
import com.aliyuncs.CommonRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreateVpcTest {
    @Autowired
    Quotas quotas;

    @Test
    void makesAVpcThatIsPendingAndThenAvailable(Account account, Time time) throws Exception {
        var vpc = account.vpc()
                .createVpc(new CreateVpcRequest()
                        .setRegionId(Account.REGION)
                        .setCidrBlock("192.168.0.0/16")
                        .setVpcName("net-1")
                        .setDescription("for tests")
                        .setUserCidr("10.0.0.0/8,11.0.0.0/8"))
                .getBody();
        assertThat(vpc.getVpcId()).startsWith("vpc-");
        assertThat(vpc.getVRouterId()).startsWith("vrt-");
        assertThat(vpc.getRouteTableId()).startsWith("vtb-");

        var attribute =
                new DescribeVpcAttributeRequest().setRegionId(Account.REGION).setVpcId(vpc.getVpcId());
        assertThat(account.vpc().describeVpcAttribute(attribute).getBody().getStatus())
                .isEqualTo("Pending");
        time.runDueTasks();
        var made = account.vpc().describeVpcAttribute(attribute).getBody();
        assertThat(made.getStatus()).isEqualTo("Available");
        assertThat(made.getCidrBlock()).isEqualTo("192.168.0.0/16");
        assertThat(made.getVpcName()).isEqualTo("net-1");
        assertThat(made.getDescription()).isEqualTo("for tests");
        assertThat(made.getIsDefault()).isFalse();
        assertThat(made.getVRouterId()).isEqualTo(vpc.getVRouterId());
        assertThat(made.getUserCidrs().getUserCidr()).containsExactly("10.0.0.0/8", "11.0.0.0/8");
    }

    @Test
    void isMadeWithHostNames(Account account) {
        var id = account.callVpc("CreateVpc", "EnableDnsHostname", "true").text("/VpcId");
        assertThat(account.callVpc("DescribeVpcs", "VpcId", id).text("/Vpcs/Vpc/0/DnsHostnameStatus"))
                .isEqualTo("ENABLED");
    }

    @Test
    void isTheSameStateUnderItsOldName(Account account) throws Exception {
        var request = new CommonRequest();
        request.setSysProduct("Ecs");
        request.setSysVersion("2014-05-26");
        request.setSysAction("CreateVpc");
        request.setSysDomain(account.endpoint());
        request.putQueryParameter("RegionId", Account.REGION);
        request.putQueryParameter("VpcName", "old-name");
        assertThat(account.v1().getCommonResponse(request).getData()).contains("VRouterId");
        var found = account.callVpc("DescribeVpcs", "VpcName", "old-name");
        assertThat(found.text("/Vpcs/Vpc/0/CidrBlock")).isEqualTo("172.16.0.0/12");
        assertThat(found.text("/TotalCount")).isEqualTo("1");
    }

    @Test
    void aRepeatedTokenGivesTheSameVpc(Account account) {
        var first = account.callVpc("CreateVpc", "ClientToken", "t-1");
        assertThat(first).isOk();
        var second = account.callVpc("CreateVpc", "ClientToken", "t-1");
        assertThat(second.text("/VpcId")).isEqualTo(first.text("/VpcId"));
        assertThat(account.callVpc("DescribeVpcs", "IsDefault", "false").text("/TotalCount"))
                .isEqualTo("1");
    }

    @Test
    void aDryRunMakesNothing(Account account) {
        assertThat(account.callVpc("CreateVpc", "DryRun", "true").text("/Code")).isEqualTo("DryRunOperation");
        assertThat(account.callVpc("DescribeVpcs", "IsDefault", "false").text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void tagsAndIpv6AreShown(Account account) {
        var vpcId = account.callVpc("CreateVpc", "EnableIpv6", "true", "Tag.1.Key", "team", "Tag.1.Value", "blue")
                .text("/VpcId");
        var vpc = account.callVpc("DescribeVpcs", "VpcId", vpcId);
        assertThat(vpc.text("/Vpcs/Vpc/0/Ipv6CidrBlock")).matches("2408:4005:[0-9a-f]+:[0-9a-f]+00::/56");
        assertThat(vpc.text("/Vpcs/Vpc/0/Tags/Tag/0/Key")).isEqualTo("team");
        assertThat(vpc.text("/Vpcs/Vpc/0/Tags/Tag/0/Value")).isEqualTo("blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.1.0.0/21", "172.31.255.0/24", "192.168.0.0/16"})
    void takesPrivateBlocks(String block, Account account) {
        assertThat(account.callVpc("CreateVpc", "CidrBlock", block)).isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.0/8", "10.0.0.0/7", "10.0.0.0/25", "172.32.0.0/16", "10.0.0.1/8", "nonsense"})
    void refusesOtherBlocks(String block, Account account) {
        assertThat(account.callVpc("CreateVpc", "CidrBlock", block))
                .isError(400, "InvalidParameter")
                .saying("CIDR block is not valid");
    }

    @ParameterizedTest
    @CsvSource({
        "VpcName, 1net, InvalidVpcName.Malformed",
        "VpcName, a, InvalidVpcName.Malformed",
        "VpcName, http://a, InvalidVpcName.Malformed",
        "Description, https://a, InvalidVpcDiscription.Malformed",
        "Description, 1 network, InvalidVpcDiscription.Malformed",
        "UserCidr, '10.0.0.0/8,11.0.0.0/8,12.0.0.0/8,13.0.0.0/8', InvalidUserCidr.Quota",
        "UserCidr, 100.64.0.0/16, InvalidUserCidr.Malformed",
        "UserCidr, 100.0.0.0/8, InvalidUserCidr.Malformed",
        "ResourceGroupId, group, InvalidResourceGroupId",
        "UserCidr, x, InvalidParameter",
        "UserCidr, 10.0.0.0/33, InvalidParameter",
    })
    void refusesWhatIsMalformed(String name, String value, String code, Account account) {
        assertThat(account.callVpc("CreateVpc", name, value)).isError(400, code);
    }

    @Test
    void tellsABadMaskFromABadForm(Account account) {
        assertThat(account.callVpc("CreateVpc", "UserCidr", "10.0.0.0/33"))
                .isError(400, "InvalidParameter")
                .saying("Subnet mask");
        assertThat(account.callVpc("CreateVpc", "UserCidr", "10.0.0.0.0/8"))
                .isError(400, "InvalidParameter")
                .saying("invalid format");
    }

    @Test
    void refusesAnUnknownRegion(Account account) {
        assertThat(account.callVpc("CreateVpc", "RegionId", "cn-nowhere")).isError(404, "InvalidRegionId.NotFound");
    }

    @Test
    void theQuotaDoesNotCountTheDefaultVpc(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.VPCS, 1);
        var vpcId = account.callVpc("CreateVpc").text("/VpcId");
        assertThat(vpcId).isNotEmpty();
        assertThat(account.callVpc("CreateVpc")).isError(400, "QuotaExceeded.Vpc");
    }
}
