package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import org.junit.jupiter.api.Test;

/** Tests that the removal of inbound and of outbound rules have in common. */
abstract class RuleRemovals extends RuleRefusals {
    /** The refusal of a rule that names its own group; the two actions differ here. */
    record Itself(int status, String code) {}

    private final String revokingOthers;
    private final Itself itself;

    /** {@code revokingOthers} is the action that removes rules of the other direction. */
    RuleRemovals(String action, String peer, String authorizing, String revokingOthers, Itself itself) {
        super(action, peer, authorizing);
        this.revokingOthers = revokingOthers;
        this.itself = itself;
    }

    @Test
    void removesTheRuleWithTheseValues(Account account) {
        add(account, "22/22");
        add(account, "80/80");
        assertThat(with(account, "IpProtocol", "TCP", peer + "CidrIp", "10.7.7.7/8", "Policy", "ACCEPT"))
                .isOk();
        assertThat(rules(account, account.securityGroup(), "all").findValuesAsString("PortRange"))
                .containsExactly("80/80");
        assertThat(with(account)).isError(400, "InvalidSecurityGroupRule.RuleNotExist");
        assertThat(with(account, "PortRange", "80/80", "Priority", "2"))
                .isError(400, "InvalidSecurityGroupRule.RuleNotExist");
    }

    @Test
    void anAddressIsTheBlockOfItAlone(Account account) {
        for (var way : new String[][] {{"10.1.1.1", "10.1.1.1/32"}, {"10.1.1.1/32", "10.1.1.1"}}) {
            assertThat(account.call(authorizing, ofAddress(account, peer + "CidrIp", way[0])))
                    .isOk();
            assertThat(account.call(authorizing, ofAddress(account, peer + "CidrIp", way[1])))
                    .isOk();
            assertThat(rules(account, account.securityGroup(), "all").findValuesAsString(peer + "CidrIp"))
                    .containsExactly(way[0]);
            assertThat(account.call(action, ofAddress(account, peer + "CidrIp", way[1])))
                    .isOk();
        }
        var ipv6 = "Ipv6" + peer + "CidrIp";
        assertThat(account.call(authorizing, ofAddress(account, ipv6, "2001:DB8::5")))
                .isOk();
        assertThat(account.call(action, ofAddress(account, ipv6, "2001:db8:0::5/128")))
                .isOk();
        assertThat(rules(account, account.securityGroup(), "all")).isEmpty();
    }

    private static String[] ofAddress(Account account, String name, String address) {
        return new String[] {
            "SecurityGroupId", account.securityGroup(), "IpProtocol", "tcp", "PortRange", "22/22", name, address
        };
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
                revokingOthers, "SecurityGroupId", account.securityGroup(), "SecurityGroupRuleId.1", ids.getFirst());
        assertThat(otherDirection).isError(404, "InvalidSecurityGroupRuleId.NotFound");
        assertThat(byIds(account, ids.getFirst(), ids.getLast())).isOk();
        assertThat(rules(account, account.securityGroup(), "all")).isEmpty();
    }

    @Test
    void aGroupThatNoRuleNamesAnyMoreCanBeDeleted(Account account) {
        var web = neighbour(account);
        var added = account.call(
                authorizing,
                "SecurityGroupId",
                account.securityGroup(),
                "IpProtocol",
                "tcp",
                "PortRange",
                "22/22",
                peer + "GroupId",
                web);
        assertThat(added).isOk();
        assertThat(with(account, peer + "CidrIp", "", peer + "GroupId", account.securityGroup()))
                .isError(itself.status(), itself.code());
        assertThat(with(account, peer + "CidrIp", "", peer + "GroupId", web)).isOk();
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", web)).isOk();
    }

    private void add(Account account, String ports) {
        var added = account.call(
                authorizing,
                "SecurityGroupId",
                account.securityGroup(),
                "IpProtocol",
                "tcp",
                "PortRange",
                ports,
                peer + "CidrIp",
                "10.0.0.0/8");
        assertThat(added).isOk();
    }

    private Answer listed(Account account, String first, String second) {
        return account.call(
                action,
                "SecurityGroupId",
                account.securityGroup(),
                "Permissions.1.IpProtocol",
                "tcp",
                "Permissions.1.PortRange",
                first,
                "Permissions.1." + peer + "CidrIp",
                "10.0.0.0/8",
                "Permissions.2.IpProtocol",
                "tcp",
                "Permissions.2.PortRange",
                second,
                "Permissions.2." + peer + "CidrIp",
                "10.0.0.0/8");
    }

    private Answer byIds(Account account, String first, String second) {
        return account.call(
                action,
                "SecurityGroupId",
                account.securityGroup(),
                "SecurityGroupRuleId.1",
                first,
                "SecurityGroupRuleId.2",
                second);
    }
}
