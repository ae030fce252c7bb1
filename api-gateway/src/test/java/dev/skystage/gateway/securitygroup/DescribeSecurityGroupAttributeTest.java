package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeSecurityGroupAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeSecurityGroupAttributeTest {
    @Test
    void showsAGroupWithoutRules(Account account) throws Exception {
        var request = new DescribeSecurityGroupAttributeRequest();
        request.setSecurityGroupId(account.securityGroup());
        var group = account.v1().getAcsResponse(request);
        assertThat(group.getVpcId()).isEqualTo(account.vpcId());
        assertThat(group.getInnerAccessPolicy()).isEqualTo("Accept");
        assertThat(group.getPermissions()).isEmpty();
    }

    @Test
    void showsRulesByDirectionAndPageTheNewestFirst(Account account) {
        var group = account.securityGroup();
        for (var action : List.of("AuthorizeSecurityGroup", "AuthorizeSecurityGroupEgress")) {
            for (var ports : List.of("22/22", "80/80")) {
                var peer = action.endsWith("Egress") ? "DestCidrIp" : "SourceCidrIp";
                assertThat(account.call(
                                action,
                                "SecurityGroupId",
                                group,
                                "IpProtocol",
                                "udp",
                                "PortRange",
                                ports,
                                peer,
                                "0.0.0.0/0"))
                        .isOk();
            }
        }
        assertThat(directions(account, "Direction", "all")).containsExactly("egress", "egress", "ingress", "ingress");
        assertThat(directions(account, "Direction", "ingress")).containsExactly("ingress", "ingress");
        // a VPC has only the intranet
        assertThat(directions(account, "NicType", "internet", "Direction", "egress"))
                .containsExactly("egress", "egress");
        var page = account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", group, "MaxResults", "3");
        assertThat(page.body().at("/Permissions/Permission")).hasSize(3);
        var next = page.text("/NextToken");
        assertThat(directions(account, "MaxResults", "3", "NextToken", next)).containsExactly("ingress");
    }

    private static List<String> directions(Account account, String... more) {
        var parameters = new ArrayList<>(List.of("SecurityGroupId", account.securityGroup()));
        parameters.addAll(List.of(more));
        return account.call("DescribeSecurityGroupAttribute", parameters.toArray(String[]::new))
                .body()
                .at("/Permissions/Permission")
                .findValuesAsString("Direction");
    }

    @Test
    void refuses(Account account, Account other) {
        var groupId = account.securityGroup();
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", "sg-none"))
                .isError(404, "InvalidSecurityGroupId.NotFound");
        assertThat(other.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId))
                .isError(404, "InvalidSecurityGroupId.NotFound");
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId, "NicType", "x"))
                .isError(400, "InvalidNicType.ValueNotSupported");
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId, "Direction", "x"))
                .isError(400, "InvalidParamter");
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId, "RegionId", "x"))
                .isError(404, "InvalidRegionId.NotFound");
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId, "MaxResults", "1001"))
                .isError(400, "InvalidParameter");
    }
}
