package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

/** Filters of the newest clients for what is the same of everything here: one value finds all, another nothing. */
@StagingCloudTest
class NewestFiltersTest {
    @Test
    void owners(Account account, Account other) {
        var owner = account.id();
        var stranger = other.id();
        assertThat(count(account.callVpc("DescribeVpcs", "VpcOwnerId", owner))).isEqualTo("1");
        assertThat(count(account.callVpc("DescribeVpcs", "VpcOwnerId", stranger)))
                .isEqualTo("0");
        assertThat(count(account.callVpc("DescribeVpcs", "DhcpOptionsSetId", "dopt-1")))
                .isEqualTo("0");
        account.vSwitch();
        assertThat(count(account.callVpc("DescribeVSwitches", "VSwitchOwnerId", owner)))
                .isEqualTo(count(account.callVpc("DescribeVSwitches")))
                .isNotEqualTo("0");
        assertThat(count(account.callVpc("DescribeVSwitches", "VSwitchOwnerId", stranger)))
                .isEqualTo("0");
    }

    @Test
    void networksWithIpv6(Account account) {
        account.callVpc("ModifyVpcAttribute", "VpcId", account.vpcId(), "EnableIPv6", "true")
                .assertThat()
                .isOk();
        account.callVpc("ModifyVSwitchAttribute", "VSwitchId", account.vSwitch(), "EnableIPv6", "true")
                .assertThat()
                .isOk();
        account.callVpc("CreateVpc").assertThat().isOk();
        for (var list : new String[] {"DescribeVpcs", "DescribeVSwitches"}) {
            var with = account.callVpc(list, "EnableIpv6", "true").body().findValuesAsString("EnabledIpv6");
            assertThat(with).as(list).isNotEmpty().containsOnly("true");
            var without = account.callVpc(list, "EnableIpv6", "false").body().findValuesAsString("EnabledIpv6");
            assertThat(without).as(list).doesNotContain("true");
            assertThat(account.callVpc(list).body().findValuesAsString("EnabledIpv6"))
                    .hasSize(with.size() + without.size());
        }
    }

    @Test
    void routes(Account account) {
        var table = account.callVpc("DescribeVpcs").text("/Vpcs/Vpc/0/RouterTableIds/RouterTableIds/0");
        var list = "DescribeRouteEntryList";
        var first = "/RouteEntrys/RouteEntry/0/RouteEntryId";
        var all = account.callVpc(list, "RouteTableId", table).text(first);
        assertThat(all).isNotEmpty();
        assertThat(account.callVpc(list, "RouteTableId", table, "IpVersion", "IPV4")
                        .text(first))
                .isEqualTo(all);
        for (var filter : new String[][] {{"IpVersion", "IPV6"}, {"ServiceType", "TR"}}) {
            var found = account.callVpc(list, "RouteTableId", table, filter[0], filter[1]);
            assertThat(found).isOk();
            assertThat(found.body().at("/RouteEntrys/RouteEntry").isEmpty()).isTrue();
        }
    }

    @Test
    void addresses(Account account) {
        account.callVpc("AllocateEipAddress").assertThat().isOk();
        var list = "DescribeEipAddresses";
        assertThat(count(account.callVpc(list, "SecurityProtectionEnabled", "false")))
                .isEqualTo("1");
        assertThat(count(account.callVpc(list, "SecurityProtectionEnabled", "true")))
                .isEqualTo("0");
        assertThat(count(account.callVpc(list, "PublicIpAddressPoolId", "pippool-1")))
                .isEqualTo("0");
    }

    @Test
    void tagsAndDeploymentSets(Account account) {
        account.call("CreateDeploymentSet", "Strategy", "Availability")
                .assertThat()
                .isOk();
        assertThat(count(account.call("DescribeDeploymentSets", "NetworkType", "vpc")))
                .isEqualTo("1");
        assertThat(count(account.call("DescribeDeploymentSets", "NetworkType", "classic")))
                .isEqualTo("0");
        account.call(
                        "AddTags",
                        "ResourceType",
                        "securitygroup",
                        "ResourceId",
                        account.securityGroup(),
                        "Tag.1.Key",
                        "team",
                        "Tag.1.Value",
                        "web")
                .assertThat()
                .isOk();
        assertThat(count(tags(account, "custom"))).isEqualTo("1");
        assertThat(count(tags(account, "system"))).isEqualTo("0");
        tags(account, "other").assertThat().isError(400, "InvalidParameter");
    }

    private static Answer tags(Account account, String category) {
        return account.call("DescribeTags", "ResourceType", "securitygroup", "Category", category);
    }

    private static String count(Answer answer) {
        answer.assertThat().isOk();
        return answer.text("/TotalCount");
    }
}
