package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeVpcAttributeTest {
    private static final Set<String> OF_LISTS = Set.of("NatGatewayIds", "RouterTableIds", "CenStatus", "NetworkAclNum");

    @Test
    void countsTheResourcesOfTheVpc(Account account) {
        var vSwitchId = account.vSwitch();
        var vpc = account.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId());
        assertThat(vpc.text("/VSwitchIds/VSwitchId/0")).isEqualTo(vSwitchId);
        assertThat(vpc.text("/CloudResources/CloudResourceSetType/0/ResourceType"))
                .isEqualTo("VSwitch");
        assertThat(vpc.text("/CloudResources/CloudResourceSetType/0/ResourceCount"))
                .isEqualTo("1");
        assertThat(vpc.body().at("/ClassicLinkEnabled").isBoolean()).isTrue();
        assertThat(vpc.text("/CreationTime")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void tellsWhatTheListTells(Account account) {
        var vpcId = account.vpcId();
        var one = account.callVpc("DescribeVpcAttribute", "VpcId", vpcId).body();
        var listed = account.callVpc("DescribeVpcs", "VpcId", vpcId).body().at("/Vpcs/Vpc/0");
        for (var fact : listed.propertyNames()) {
            if (!OF_LISTS.contains(fact)) {
                assertThat(one.get(fact)).as(fact).isEqualTo(listed.get(fact));
            }
        }
        assertThat(one.propertyNames()).doesNotContainAnyElementsOf(OF_LISTS);
    }

    @Test
    void anUnknownVpcIsNotFound(Account account, Account other) {
        assertThat(account.callVpc("DescribeVpcAttribute", "VpcId", "vpc-none")).isError(404, "InvalidVpcId.NotFound");
        assertThat(other.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId()))
                .isError(404, "InvalidVpcId.NotFound");
    }
}
