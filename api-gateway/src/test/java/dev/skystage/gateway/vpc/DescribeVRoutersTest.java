package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeVRoutersTest {
    @Test
    void everyVpcHasItsRouter(Account account) {
        var vpc = account.callVpc("CreateVpc");
        var routers = account.callVpc("DescribeVRouters", "VRouterId", vpc.text("/VRouterId"));
        assertThat(routers.text("/TotalCount")).isEqualTo("1");
        assertThat(routers.text("/VRouters/VRouter/0/VpcId")).isEqualTo(vpc.text("/VpcId"));
        assertThat(routers.text("/VRouters/VRouter/0/RouteTableIds/RouteTableId/0"))
                .isEqualTo(vpc.text("/RouteTableId"));
        assertThat(account.call("DescribeVRouters").text("/TotalCount")).isEqualTo("2");
        assertThat(account.callVpc("DescribeVRouters", "VRouterId", "vrt-none").text("/TotalCount"))
                .isEqualTo("0");
    }
}
