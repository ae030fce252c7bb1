package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeVSwitchesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeVSwitchesTest {
    @Test
    void filtersAndShows(Account account) throws Exception {
        var vSwitchId = account.vSwitch();
        var table = account.callVpc("DescribeVpcs", "VpcId", account.vpcId())
                .text("/Vpcs/Vpc/0/RouterTableIds/RouterTableIds/0");
        for (var filter : new String[][] {
            {"VSwitchId", vSwitchId},
            {"VpcId", account.vpcId()},
            {"IsDefault", "false"},
            {"ZoneId", Account.ZONE, "IsDefault", "false"},
            {"RouteTableId", table}
        }) {
            var found = account.callVpc("DescribeVSwitches", filter);
            assertThat(found.text("/TotalCount")).isEqualTo("1");
            assertThat(found.text("/VSwitches/VSwitch/0/VSwitchId")).isEqualTo(vSwitchId);
        }
        var body = account.vpc()
                .describeVSwitches(new DescribeVSwitchesRequest()
                        .setRegionId(Account.REGION)
                        .setVSwitchId(vSwitchId))
                .getBody();
        var vSwitch = body.getVSwitches().getVSwitch().getFirst();
        assertThat(vSwitch.getStatus()).isEqualTo("Available");
        assertThat(vSwitch.getAvailableIpAddressCount()).isEqualTo(65_532);
        assertThat(vSwitch.getIsDefault()).isFalse();
        assertThat(vSwitch.getRouteTable().getRouteTableId()).isEqualTo(table);
    }

    @Test
    void unknownOrUnrelatedIdsGiveAnEmptyList(Account account, Account other) {
        for (var filter : new String[][] {
            {"VSwitchId", "vsw-none"},
            {"VpcId", "vpc-none"},
            {"VSwitchId", other.vSwitch()},
            {"VSwitchId", account.vSwitch(), "ZoneId", "cn-hangzhou-b"}
        }) {
            var found = account.callVpc("DescribeVSwitches", filter);
            assertThat(found).isOk();
            assertThat(found.text("/TotalCount")).isEqualTo("0");
        }
    }

    @Test
    void countsTheAddressesOfInstances(Account account) {
        account.runInstances(3);
        assertThat(account.call("DescribeVSwitches", "VSwitchId", account.vSwitch())
                        .text("/VSwitches/VSwitch/0/AvailableIpAddressCount"))
                .isEqualTo("65529");
    }

    @Test
    void refusesBadPages(Account account) {
        assertThat(account.callVpc("DescribeVSwitches", "PageSize", "51")).isError(400, "InvalidParameter");
        assertThat(account.callVpc("DescribeVSwitches", "PageNumber", "0")).isError(400, "InvalidParameter");
    }
}
