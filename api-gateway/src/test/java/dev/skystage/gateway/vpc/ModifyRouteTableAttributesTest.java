package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeRouteTableListRequest;
import com.aliyun.vpc20160428.models.DescribeRouteTableListResponseBody.DescribeRouteTableListResponseBodyRouterTableListRouterTableListType;
import com.aliyun.vpc20160428.models.ModifyRouteTableAttributesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

/** Name and description of the system route table, as alicloud_vpc of Terraform changes them. */
@StagingCloudTest
class ModifyRouteTableAttributesTest {
    @Test
    void theSystemTableHasANameAndADescription(Account account) throws Exception {
        var id = table(account).getRouteTableId();
        account.vpc()
                .modifyRouteTableAttributes(new ModifyRouteTableAttributesRequest()
                        .setRegionId(Account.REGION)
                        .setRouteTableId(id)
                        .setRouteTableName("main")
                        .setDescription("the only one"));
        assertThat(table(account).getRouteTableName()).isEqualTo("main");
        assertThat(table(account).getDescription()).isEqualTo("the only one");
        account.callVpc("ModifyRouteTableAttributes", "RouteTableId", id, "Description", "")
                .assertThat()
                .isOk();
        assertThat(table(account).getRouteTableName()).isEqualTo("main");
        assertThat(table(account).getDescription()).isEmpty();
        for (var action : new String[] {"DescribeRouteTableList", "DescribeRouteTables"}) {
            assertThat(account.callVpc(action, "RouteTableName", "main").text("/TotalCount"))
                    .isEqualTo("1");
            assertThat(account.callVpc(action, "RouteTableName", "other").text("/TotalCount"))
                    .isEqualTo("0");
        }
    }

    @Test
    void propagationIsTurnedOffAndOn(Account account) throws Exception {
        var id = table(account).getRouteTableId();
        assertThat(propagates(account)).isTrue();
        for (var on : new boolean[] {false, true}) {
            account.callVpc(
                            "ModifyRouteTableAttributes",
                            "RouteTableId",
                            id,
                            "RoutePropagationEnable",
                            String.valueOf(on))
                    .assertThat()
                    .isOk();
            assertThat(propagates(account)).isEqualTo(on);
        }
    }

    private static boolean propagates(Account account) {
        return account.callVpc("DescribeRouteTableList", "VpcId", account.vpcId())
                .body()
                .at("/RouterTableList/RouterTableListType/0/RoutePropagationEnable")
                .booleanValue();
    }

    @Test
    void refusesOtherTablesAndTexts(Account account, Account other) throws Exception {
        var id = table(account).getRouteTableId();
        other.callVpc("ModifyRouteTableAttributes", "RouteTableId", id, "RouteTableName", "mine")
                .assertThat()
                .isError(404, "InvalidRouteTableId.NotFound");
        account.callVpc("ModifyRouteTableAttributes", "RegionId", "cn-nowhere", "RouteTableId", id)
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        for (var text : new String[] {"http://x", "x".repeat(257)}) {
            account.callVpc("ModifyRouteTableAttributes", "RouteTableId", id, "RouteTableName", text)
                    .assertThat()
                    .isError(400, "InvalidParameter");
            account.callVpc("ModifyRouteTableAttributes", "RouteTableId", id, "Description", text)
                    .assertThat()
                    .isError(400, "InvalidParameter");
        }
    }

    private static DescribeRouteTableListResponseBodyRouterTableListRouterTableListType table(Account account)
            throws Exception {
        return account.vpc()
                .describeRouteTableList(new DescribeRouteTableListRequest()
                        .setRegionId(Account.REGION)
                        .setVpcId(account.vpcId()))
                .getBody()
                .getRouterTableList()
                .getRouterTableListType()
                .getFirst();
    }
}
