package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests that changes of inbound and of outbound rules have in common. */
abstract class RuleChanges extends RuleRefusals {
    @Autowired
    Quotas quotas;

    RuleChanges(String action, String peer, String authorizing) {
        super(action, peer, authorizing);
    }

    @Test
    void changesTheDescriptionOfTheRuleWithTheseValues(Account account) {
        add(account, "IpProtocol", "tcp", "PortRange", "22/22", peer + "CidrIp", "10.0.0.0/8");
        assertThat(with(account, "Description", "for operators")).isOk();
        assertThat(rule(account).get("Description").asString()).isEqualTo("for operators");
        assertThat(with(account)).isOk();
        assertThat(rule(account).get("Description").asString()).isEqualTo("for operators");
        assertThat(with(account, "Priority", "2", "Description", "x")).isError(404, "SecurityGroupRule.NotFound");
        assertThat(account.call(
                        action,
                        "SecurityGroupId",
                        account.securityGroup(),
                        "IpProtocol",
                        "tcp",
                        "PortRange",
                        "22/22",
                        peer + "CidrIp",
                        "10.0.0.0/8",
                        "Description",
                        ""))
                .isOk();
        assertThat(rule(account).get("Description").asString()).isEmpty();
    }

    @Test
    void changesWhatIsGivenOfTheRuleWithTheId(Account account) {
        add(account, "IpProtocol", "tcp", "PortRange", "22/22", peer + "CidrIp", "10.0.0.0/8");
        var id = rule(account).get("SecurityGroupRuleId").asString();
        assertThat(byId(
                        account,
                        id,
                        "PortRange",
                        "80/90",
                        "Policy",
                        "drop",
                        "Priority",
                        "9",
                        peer + "CidrIp",
                        "10.1.0.0/16"))
                .isOk();
        var rule = rule(account);
        assertThat(rule.get("SecurityGroupRuleId").asString()).isEqualTo(id);
        assertThat(rule.get("IpProtocol").asString()).isEqualTo("TCP");
        assertThat(rule.get("PortRange").asString()).isEqualTo("80/90");
        assertThat(rule.get("Policy").asString()).isEqualTo("Drop");
        assertThat(rule.get("Priority").asInt()).isEqualTo(9);
        assertThat(rule.get(peer + "CidrIp").asString()).isEqualTo("10.1.0.0/16");
        assertThat(byId(account, id, peer + "GroupId", neighbour(account)))
                .isError(400, "InvalidParameter")
                .saying(peer + "GroupId");
        assertThat(byId(account, id, peer + "PrefixListId", "pl-1")).isError(400, "InvalidParameter");
        assertThat(byId(account, id, "Ipv6" + peer + "CidrIp", "::/0")).isError(400, "InvalidParameter");
        for (var text : new String[] {"for operators", ""}) {
            assertThat(byId(account, id, "Description", text)).isOk();
            assertThat(rule(account).get("Description").asString()).isEqualTo(text);
        }
        assertThat(byId(account, "sgr-none")).isError(404, "InvalidSecurityGroupRuleId.NotFound");
    }

    @Test
    void aRuleOfAGroupKeepsToGroups(Account account, Account other) {
        var web = neighbour(account);
        add(account, "IpProtocol", "tcp", "PortRange", "22/22", peer + "GroupId", web);
        var id = rule(account).get("SecurityGroupRuleId").asString();
        var next = neighbour(account);
        assertThat(byId(account, id, peer + "GroupId", next)).isOk();
        assertThat(rule(account).get(peer + "GroupId").asString()).isEqualTo(next);
        assertThat(byId(account, id, peer + "CidrIp", "10.0.0.0/8"))
                .isError(400, "InvalidParameter")
                .saying(peer + "CidrIp");
        assertThat(byId(account, id, "NicType", "internet"))
                .isError(403, "Invalid" + peer + "GroupId.Mismatch")
                .saying("NicType is required");
        assertThat(byId(account, id, peer + "GroupId", account.securityGroup()))
                .isError(403, "InvalidParamter.Conflict");
        var enterprise = neighbour(account, "SecurityGroupType", "enterprise");
        assertThat(byId(account, id, peer + "GroupId", enterprise))
                .isError(400, "InvalidGroupAuthParameter.OperationDenied");
        var own = account.securityGroup();
        assertThat(other.call(action, "SecurityGroupId", own, "SecurityGroupRuleId", id))
                .isError(404, "InvalidSecurityGroupRuleId.NotFound");
    }

    @Test
    void refusesWhatIsThereAlreadyAndWhatAnEnterpriseGroupMayNotHave(Account account) {
        add(account, "IpProtocol", "tcp", "PortRange", "22/22", peer + "CidrIp", "10.0.0.0/8");
        var id = rule(account).get("SecurityGroupRuleId").asString();
        add(account, "IpProtocol", "tcp", "PortRange", "80/80", peer + "CidrIp", "10.0.0.0/8");
        assertThat(byId(account, id, "PortRange", "80/80")).isError(400, "InvalidParam.DuplicatePermissions");
        quotas.setMaximum(account.id(), Account.REGION, Quota.RULES_PER_SECURITY_GROUP, 1);
        assertThat(byId(account, id, "PortRange", "81/81")).isError(403, "AuthorizationLimitExceed");
        var enterprise = neighbour(account, "SecurityGroupType", "enterprise");
        assertThat(with(account, "SecurityGroupId", enterprise, "Policy", "drop"))
                .isError(400, "InvalidGroupParameter.OperationDenied");
    }

    private Answer byId(Account account, String id, String... changes) {
        var parameters =
                new ArrayList<>(List.of("SecurityGroupId", account.securityGroup(), "SecurityGroupRuleId", id));
        parameters.addAll(List.of(changes));
        return account.call(action, parameters.toArray(String[]::new));
    }

    private void add(Account account, String... rule) {
        var parameters = new ArrayList<>(List.of("SecurityGroupId", account.securityGroup()));
        parameters.addAll(List.of(rule));
        assertThat(account.call(authorizing, parameters.toArray(String[]::new))).isOk();
    }

    /** The newest rule. */
    private static JsonNode rule(Account account) {
        return rules(account, account.securityGroup(), "all").get(0);
    }
}
