package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeSecurityGroupsTest {
    private static final String FIRST = "/SecurityGroups/SecurityGroup/0/SecurityGroupId";

    @Test
    void anAccountHasADefaultGroup(Account account) {
        var groups = account.call("DescribeSecurityGroups");
        assertThat(groups.text("/TotalCount")).isEqualTo("1");
        assertThat(groups.text("/RegionId")).isEqualTo(Account.REGION);
        assertThat(groups.text("/SecurityGroups/SecurityGroup/0/VpcId")).startsWith("vpc-");
    }

    @Test
    void filters(Account account) {
        var groupId = account.call(
                        "CreateSecurityGroup",
                        "VpcId",
                        account.vpcId(),
                        "SecurityGroupName",
                        "web-front",
                        "SecurityGroupType",
                        "enterprise",
                        "ResourceGroupId",
                        "rg-1",
                        "Tag.1.Key",
                        "a",
                        "Tag.1.Value",
                        "b")
                .text("/SecurityGroupId");
        for (var filter : new String[][] {
            {"SecurityGroupId", groupId},
            {"SecurityGroupIds", "[\"" + groupId + "\",\"sg-none\"]"},
            {"VpcId", account.vpcId()},
            {"SecurityGroupName", "web-front"},
            {"SecurityGroupName", "front", "FuzzyQuery", "true"},
            {"SecurityGroupType", "enterprise"},
            {"ResourceGroupId", "rg-1"},
            {"Tag.1.Key", "a"},
            {"NetworkType", "vpc", "PageSize", "1", "VpcId", account.vpcId()},
        }) {
            var found = account.call("DescribeSecurityGroups", filter);
            assertThat(found.text("/TotalCount")).isEqualTo("1");
            assertThat(found.text(FIRST)).isEqualTo(groupId);
        }
        for (var filter : new String[][] {
            {"SecurityGroupId", "sg-none"}, {"SecurityGroupName", "front"}, {"NetworkType", "classic"}
        }) {
            var found = account.call("DescribeSecurityGroups", filter);
            assertThat(found).isOk();
            assertThat(found.text("/TotalCount")).isEqualTo("0");
        }
    }

    @Test
    void pagesByNumberAndByTokenFromTheNewestOn(Account account) {
        var one = account.call("CreateSecurityGroup").text("/SecurityGroupId");
        var two = account.call("CreateSecurityGroup").text("/SecurityGroupId");
        assertThat(account.call("DescribeSecurityGroups", "PageSize", "1", "PageNumber", "2")
                        .text(FIRST))
                .isEqualTo(one);
        var page = account.call("DescribeSecurityGroups", "MaxResults", "1");
        assertThat(page.text(FIRST)).isEqualTo(two);
        var next = account.call("DescribeSecurityGroups", "MaxResults", "1", "NextToken", page.text("/NextToken"));
        assertThat(next.text(FIRST)).isEqualTo(one);
        var last = account.call("DescribeSecurityGroups", "MaxResults", "1", "NextToken", next.text("/NextToken"));
        assertThat(last.text("/NextToken")).isEmpty();
        assertThat(last.text("/TotalCount")).isEqualTo("3");
    }

    @Test
    void countsInstancesAndInterfacesOnRequest(Account account) {
        account.runInstances(2);
        var groups = account.call(
                "DescribeSecurityGroups", "SecurityGroupId", account.securityGroup(), "IsQueryEcsCount", "true");
        assertThat(groups.text("/SecurityGroups/SecurityGroup/0/EcsCount")).isEqualTo("2");
        assertThat(groups.text("/SecurityGroups/SecurityGroup/0/AvailableInstanceAmount"))
                .isEqualTo("1998");
        var eni = account.call(
                "CreateNetworkInterface", "VSwitchId", account.vSwitch(), "SecurityGroupId", account.securityGroup());
        assertThat(eni).isOk();
        var more = account.call("DescribeSecurityGroups", "IsQueryEcsCount", "true");
        assertThat(more.text("/SecurityGroups/SecurityGroup/0/EcsCount")).isEqualTo("2");
        assertThat(more.text("/SecurityGroups/SecurityGroup/0/AvailableInstanceAmount"))
                .isEqualTo("1997");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribeSecurityGroups", "PageSize", "51")).isError(400, "InvalidParameter");
        assertThat(account.call("DescribeSecurityGroups", "SecurityGroupIds", "sg-1"))
                .isError(400, "InvalidParameter");
        assertThat(account.call("DescribeSecurityGroups", "NetworkType", "other"))
                .isError(400, "InvalidParameter");
        assertThat(account.call("DescribeSecurityGroups", "RegionId", "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
