package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeVpcsRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.Collections;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeVpcsTest {
    @Test
    void anAccountHasADefaultVpcWithAVSwitchPerZone(Account account) throws Exception {
        var vpcs = account.vpc()
                .describeVpcs(new DescribeVpcsRequest().setRegionId(Account.REGION))
                .getBody();
        assertThat(vpcs.getTotalCount()).isEqualTo(1);
        var vpc = vpcs.getVpcs().getVpc().getFirst();
        assertThat(vpc.getIsDefault()).isTrue();
        assertThat(vpc.getStatus()).isEqualTo("Available");
        assertThat(vpc.getCidrBlock()).matches("172\\.\\d+\\.0\\.0/16");
        assertThat(vpc.getRouterTableIds().getRouterTableIds()).hasSize(1);
        assertThat(vpc.getVSwitchIds().getVSwitchId().size()).isGreaterThan(1);
    }

    @Test
    void pagesFromTheNewestOn(Account account) {
        var first = account.callVpc("CreateVpc").text("/VpcId");
        var second = account.callVpc("CreateVpc").text("/VpcId");
        var page = account.callVpc("DescribeVpcs", "PageSize", "1", "PageNumber", "2");
        assertThat(page.text("/Vpcs/Vpc/0/VpcId")).isEqualTo(first);
        assertThat(page.text("/TotalCount")).isEqualTo("3");
        assertThat(page.text("/PageNumber")).isEqualTo("2");
        assertThat(page.text("/PageSize")).isEqualTo("1");
        var beyond = account.callVpc("DescribeVpcs", "PageNumber", "9");
        assertThat(beyond).isOk();
        assertThat(beyond.text("/TotalCount")).isEqualTo("3");
        assertThat(account.callVpc("DescribeVpcs", "VpcId", first + "," + second)
                        .text("/TotalCount"))
                .isEqualTo("2");
    }

    @Test
    void filters(Account account) {
        var vpcId = account.callVpc(
                        "CreateVpc", "VpcName", "blue", "ResourceGroupId", "rg-1", "Tag.1.Key", "a", "Tag.1.Value", "b")
                .text("/VpcId");
        for (var filter : new String[][] {
            {"VpcId", vpcId},
            {"VpcName", "blue"},
            {"ResourceGroupId", "rg-1"},
            {"IsDefault", "false"},
            {"Tag.1.Key", "a", "Tag.1.Value", "b"}
        }) {
            var found = account.callVpc("DescribeVpcs", filter);
            assertThat(found.text("/TotalCount")).isEqualTo("1");
            assertThat(found.text("/Vpcs/Vpc/0/VpcId")).isEqualTo(vpcId);
        }
        assertThat(account.callVpc("DescribeVpcs", "VpcId", "vpc-none").text("/TotalCount"))
                .isEqualTo("0");
        assertThat(account.callVpc("DescribeVpcs", "IsDefault", "true").text("/TotalCount"))
                .isEqualTo("2");
    }

    @Test
    void showsNothingOfOtherAccounts(Account account, Account other) {
        var vpcId = account.callVpc("CreateVpc").text("/VpcId");
        assertThat(other.callVpc("DescribeVpcs", "VpcId", vpcId).text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void refusesBadPagesTooManyIdsAndUnknownRegions(Account account) {
        assertThat(account.callVpc("DescribeVpcs", "PageSize", "51")).isError(400, "InvalidParameter");
        assertThat(account.callVpc("DescribeVpcs", "PageNumber", "0")).isError(400, "InvalidParameter");
        assertThat(account.callVpc("DescribeVpcs", "VpcId", String.join(",", Collections.nCopies(21, "vpc-a"))))
                .isError(400, "InvalidParameter");
        assertThat(account.call("DescribeVpcs", "RegionId", "cn-nowhere")).isError(404, "InvalidRegionId.NotFound");
    }
}
