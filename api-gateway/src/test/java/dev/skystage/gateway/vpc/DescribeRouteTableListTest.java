package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeRouteTableListRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeRouteTableListTest {
    @Test
    void everyVpcHasItsSystemRouteTable(Account account) throws Exception {
        var vSwitchId = account.vSwitch();
        var body = account.vpc()
                .describeRouteTableList(new DescribeRouteTableListRequest()
                        .setRegionId(Account.REGION)
                        .setVpcId(account.vpcId()))
                .getBody();
        assertThat(body.getTotalCount()).isEqualTo(1);
        var table = body.getRouterTableList().getRouterTableListType().getFirst();
        assertThat(table.getRouteTableType()).isEqualTo("System");
        assertThat(table.getRouterType()).isEqualTo("VRouter");
        assertThat(table.getVSwitchIds().getVSwitchId()).containsExactly(vSwitchId);
        for (var filter : new String[][] {
            {"RouteTableId", table.getRouteTableId()},
            {"RouterId", table.getRouterId()},
        }) {
            assertThat(account.callVpc("DescribeRouteTableList", filter).text("/TotalCount"))
                    .isEqualTo("1");
        }
        assertThat(account.callVpc("DescribeRouteTableList", "RouterType", "VBR")
                        .text("/TotalCount"))
                .isEqualTo("0");
        assertThat(account.callVpc("DescribeRouteTableList", "RouteTableName", "mine")
                        .text("/TotalCount"))
                .isEqualTo("0");
        assertThat(account.callVpc("DescribeRouteTableList", "RouterType", "other"))
                .isError(400, "InvalidParameter");
    }
}
