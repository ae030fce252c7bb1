package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class RevokeSecurityGroupTest extends RuleRefusals {
    RevokeSecurityGroupTest() {
        super("RevokeSecurityGroup", "Source");
    }

    @Test
    void removesTheRuleThatSaysAllOfIt(Account account) {
        add(account, "22/22");
        add(account, "80/80");
        assertThat(with(account, "IpProtocol", "TCP", "SourceCidrIp", "10.7.7.7/8", "Policy", "ACCEPT"))
                .isOk();
        assertThat(rules(account, account.securityGroup(), "all").findValuesAsString("PortRange"))
                .containsExactly("80/80");
        assertThat(with(account)).isError(400, "InvalidSecurityGroupRule.RuleNotExist");
        assertThat(with(account, "PortRange", "80/80", "Priority", "2"))
                .isError(400, "InvalidSecurityGroupRule.RuleNotExist");
    }

    @Test
    void removesListedRulesAllOrNone(Account account) {
        add(account, "22/22");
        add(account, "80/80");
        assertThat(listed(account, "22/22", "81/81")).isError(400, "InvalidSecurityGroupRule.RuleNotExist");
        assertThat(rules(account, account.securityGroup(), "all")).hasSize(2);
        assertThat(listed(account, "22/22", "80/80")).isOk();
        assertThat(rules(account, account.securityGroup(), "all")).isEmpty();
    }

    @Test
    void removesByIds(Account account) {
        add(account, "22/22");
        add(account, "80/80");
        var ids = rules(account, account.securityGroup(), "all").findValuesAsString("SecurityGroupRuleId");
        assertThat(byIds(account, ids.getFirst(), "sgr-none")).isError(404, "InvalidSecurityGroupRuleId.NotFound");
        assertThat(byIds(account, ids.getFirst(), ids.getFirst()))
                .isError(400, "InvalidParam.SecurityGroupRuleIdRepeated");
        assertThat(with(account, "SecurityGroupRuleId.1", ids.getFirst(), "Permissions.1.IpProtocol", "tcp"))
                .isError(400, "InvalidParam.Permissions");
        var otherDirection = account.call(
                "RevokeSecurityGroupEgress",
                "SecurityGroupId",
                account.securityGroup(),
                "SecurityGroupRuleId.1",
                ids.getFirst());
        assertThat(otherDirection).isError(404, "InvalidSecurityGroupRuleId.NotFound");
        assertThat(byIds(account, ids.getFirst(), ids.getLast())).isOk();
        assertThat(rules(account, account.securityGroup(), "all")).isEmpty();
    }

    @Test
    void aGroupThatNoRuleNamesAnyMoreCanBeDeleted(Account account) {
        var web = neighbour(account);
        var added = account.call(
                "AuthorizeSecurityGroup",
                "SecurityGroupId",
                account.securityGroup(),
                "IpProtocol",
                "tcp",
                "PortRange",
                "22/22",
                "SourceGroupId",
                web);
        assertThat(added).isOk();
        assertThat(with(account, "SourceCidrIp", "", "SourceGroupId", account.securityGroup()))
                .isError(400, "InvalidParamter.Conflict");
        assertThat(with(account, "SourceCidrIp", "", "SourceGroupId", web)).isOk();
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", web)).isOk();
    }

    private static void add(Account account, String ports) {
        var added = account.call(
                "AuthorizeSecurityGroup",
                "SecurityGroupId",
                account.securityGroup(),
                "IpProtocol",
                "tcp",
                "PortRange",
                ports,
                "SourceCidrIp",
                "10.0.0.0/8");
        assertThat(added).isOk();
    }

    private static Answer listed(Account account, String first, String second) {
        return account.call(
                "RevokeSecurityGroup",
                "SecurityGroupId",
                account.securityGroup(),
                "Permissions.1.IpProtocol",
                "tcp",
                "Permissions.1.PortRange",
                first,
                "Permissions.1.SourceCidrIp",
                "10.0.0.0/8",
                "Permissions.2.IpProtocol",
                "tcp",
                "Permissions.2.PortRange",
                second,
                "Permissions.2.SourceCidrIp",
                "10.0.0.0/8");
    }

    private static Answer byIds(Account account, String first, String second) {
        return account.call(
                "RevokeSecurityGroup",
                "SecurityGroupId",
                account.securityGroup(),
                "SecurityGroupRuleId.1",
                first,
                "SecurityGroupRuleId.2",
                second);
    }
}
