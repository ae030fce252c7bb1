package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.CreateDefaultVpcRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class CreateDefaultVpcTest {
    @Test
    void makesADeletedDefaultNetworkAgain(Account account) throws Exception {
        deleteDefault(account, Account.REGION);
        var vpcId = account.vpc()
                .createDefaultVpc(new CreateDefaultVpcRequest()
                        .setRegionId(Account.REGION)
                        .setEnableIpv6(true)
                        .setResourceGroupId("rg-1"))
                .getBody()
                .getVpcId();
        var vpc = account.callVpc("DescribeVpcs", "IsDefault", "true");
        assertThat(vpc.text("/Vpcs/Vpc/0/VpcId")).isEqualTo(vpcId);
        assertThat(vpc.text("/Vpcs/Vpc/0/Ipv6CidrBlock")).endsWith("/56");
        assertThat(vpc.text("/Vpcs/Vpc/0/ResourceGroupId")).isEqualTo("rg-1");
        assertThat(account.callVpc("CreateDefaultVpc")).isError(403, "DefaultVpc.Existed");
        deleteDefault(account, "cn-beijing");
        var elsewhere = account.callVpc("CreateDefaultVpc", "RegionId", "cn-beijing");
        assertThat(elsewhere).isOk();
        assertThat(elsewhere.text("/VRouterId")).startsWith("vrt-");
        assertThat(elsewhere.text("/RouteTableId")).startsWith("vtb-");
        deleteDefault(account, "cn-shanghai");
        assertThat(account.callVpc(
                        "CreateDefaultVpc", "RegionId", "cn-shanghai", "EnableIpv6", "true", "Ipv6CidrBlock", "::/0"))
                .isError(400, "InvalidParameter");
        assertThat(account.callVpc("CreateDefaultVpc", "RegionId", "cn-shanghai", "ResourceGroupId", "rg-other"))
                .isError(400, "InvalidParameter");
        assertThat(account.callVpc("CreateDefaultVpc", "RegionId", "x")).isError(404, "InvalidRegionId.NotFound");
    }

    private static void deleteDefault(Account account, String region) {
        var vpc = account.callVpc("DescribeVpcs", "RegionId", region);
        for (var vSwitch : vpc.body().at("/Vpcs/Vpc/0/VSwitchIds/VSwitchId")) {
            assertThat(account.callVpc("DeleteVSwitch", "RegionId", region, "VSwitchId", vSwitch.asString()))
                    .isOk();
        }
        var group = account.call("DescribeSecurityGroups", "RegionId", region)
                .text("/SecurityGroups/SecurityGroup/0/SecurityGroupId");
        assertThat(account.call("DeleteSecurityGroup", "RegionId", region, "SecurityGroupId", group))
                .isOk();
        assertThat(account.callVpc("DeleteVpc", "RegionId", region, "VpcId", vpc.text("/Vpcs/Vpc/0/VpcId")))
                .isOk();
    }
}
