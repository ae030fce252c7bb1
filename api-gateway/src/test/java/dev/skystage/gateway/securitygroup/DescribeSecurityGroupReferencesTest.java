package dev.skystage.gateway.securitygroup;

import static dev.skystage.gateway.securitygroup.RuleRefusals.neighbour;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeSecurityGroupReferencesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeSecurityGroupReferencesResponse.SecurityGroupReference.ReferencingSecurityGroup;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeSecurityGroupReferencesTest {
    @Test
    void tellsWhoNamesAGroupOnceForAllItsRules(Account account) throws Exception {
        var web = neighbour(account);
        var data = neighbour(account);
        rule(account, "AuthorizeSecurityGroup", data, "Source", web, "80/80");
        rule(account, "AuthorizeSecurityGroup", data, "Source", web, "81/81");
        rule(account, "AuthorizeSecurityGroupEgress", account.securityGroup(), "Dest", web, "80/80");
        var request = new DescribeSecurityGroupReferencesRequest();
        request.setSecurityGroupIds(List.of(web, data));
        var references = account.v1().getAcsResponse(request).getSecurityGroupReferences();
        assertThat(references.getFirst().getSecurityGroupId()).isEqualTo(web);
        assertThat(references.getFirst().getReferencingSecurityGroups())
                .extracting(ReferencingSecurityGroup::getSecurityGroupId)
                .containsExactlyInAnyOrder(data, account.securityGroup());
        assertThat(references.getFirst().getReferencingSecurityGroups())
                .extracting(ReferencingSecurityGroup::getAliUid)
                .containsOnly(account.id());
        assertThat(references.get(1).getReferencingSecurityGroups()).isEmpty();
        assertThat(account.call("DescribeSecurityGroupReferences", "SecurityGroupId.1", web))
                .isOk();
    }

    @Test
    void refuses(Account account, Account other) {
        assertThat(account.call("DescribeSecurityGroupReferences")).isError(400, "Abs.GroupNos.Malformed");
        var eleven = IntStream.rangeClosed(1, 11)
                .boxed()
                .flatMap(n -> Stream.of("SecurityGroupId." + n, "sg-" + n))
                .toArray(String[]::new);
        assertThat(account.call("DescribeSecurityGroupReferences", eleven)).isError(400, "Abs.GroupNos.Malformed");
        assertThat(other.call("DescribeSecurityGroupReferences", "SecurityGroupId.1", account.securityGroup()))
                .isError(400, "InvalidSecurityGroupId.NotFound");
        assertThat(account.call("DescribeSecurityGroupReferences", "RegionId", "x", "SecurityGroupId.1", "sg-1"))
                .isError(404, "InvalidRegionId.NotFound");
    }

    private static void rule(Account account, String action, String group, String peer, String named, String ports) {
        assertThat(account.call(
                        action,
                        "SecurityGroupId",
                        group,
                        peer + "GroupId",
                        named,
                        "IpProtocol",
                        "tcp",
                        "PortRange",
                        ports))
                .isOk();
    }
}
