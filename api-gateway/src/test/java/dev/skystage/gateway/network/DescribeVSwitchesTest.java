package dev.skystage.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeVSwitchesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeVSwitchesTest {
    @Test
    void filtersAndShows(Account account) throws Exception {
        var vswitchId = account.vswitch();
        var table = account.callVpc("DescribeVpcs", "VpcId", account.vpcId())
                .text("/Vpcs/Vpc/0/RouterTableIds/RouterTableIds/0");
        for (var filter : new String[][] {
            {"VSwitchId", vswitchId},
            {"VpcId", account.vpcId()},
            {"IsDefault", "false"},
            {"ZoneId", Account.ZONE, "IsDefault", "false"},
            {"RouteTableId", table}
        }) {
            var found = account.callVpc("DescribeVSwitches", filter);
            assertThat(found.text("/TotalCount")).isEqualTo("1");
            assertThat(found.text("/VSwitches/VSwitch/0/VSwitchId")).isEqualTo(vswitchId);
        }
        var body = account.vpc()
                .describeVSwitches(new DescribeVSwitchesRequest()
                        .setRegionId(Account.REGION)
                        .setVSwitchId(vswitchId))
                .getBody();
        var vswitch = body.getVSwitches().getVSwitch().getFirst();
        assertThat(vswitch.getStatus()).isEqualTo("Available");
        assertThat(vswitch.getAvailableIpAddressCount()).isEqualTo(65_532);
        assertThat(vswitch.getIsDefault()).isFalse();
        assertThat(vswitch.getRouteTable().getRouteTableId()).isEqualTo(table);
    }

    @Test
    void unknownOrUnrelatedIdsGiveAnEmptyList(Account account, Account other) {
        for (var filter : new String[][] {
            {"VSwitchId", "vsw-none"},
            {"VpcId", "vpc-none"},
            {"VSwitchId", other.vswitch()},
            {"VSwitchId", account.vswitch(), "ZoneId", "cn-hangzhou-b"}
        }) {
            var found = account.callVpc("DescribeVSwitches", filter);
            assertThat(found).isOk();
            assertThat(found.text("/TotalCount")).isEqualTo("0");
        }
    }

    @Test
    void countsTheAddressesOfInstances(Account account) {
        account.runInstances(3);
        assertThat(account.call("DescribeVSwitches", "VSwitchId", account.vswitch())
                        .text("/VSwitches/VSwitch/0/AvailableIpAddressCount"))
                .isEqualTo("65529");
    }

    @Test
    void refusesBadPages(Account account) {
        assertThat(account.callVpc("DescribeVSwitches", "PageSize", "51")).isError(400, "InvalidParameter");
        assertThat(account.callVpc("DescribeVSwitches", "PageNumber", "0")).isError(400, "InvalidParameter");
    }
}
