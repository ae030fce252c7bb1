package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many change the rules of one security group at the same moment. */
@StagingCloudTest
class RuleRaceTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Quotas quotas;

    @Test
    void theLastRules(Account account) throws Exception {
        account.securityGroup();
        quotas.setMaximum(account.id(), Account.REGION, Quota.RULES_PER_SECURITY_GROUP, 3);
        Crowd.hasWinners(3, Crowd.all(i -> ingress(account, i + 1)), "AuthorizationLimitExceed");
        assertThat(rules(account)).isEqualTo(3);
    }

    @Test
    void oneRule(Account account) throws Exception {
        account.securityGroup();
        Crowd.hasWinners(Crowd.SIZE, Crowd.all(i -> ingress(account, 22)));
        assertThat(rules(account)).isEqualTo(1);
        Crowd.hasWinners(
                1, Crowd.all(i -> rule(account, "RevokeSecurityGroup", 22)), "InvalidSecurityGroupRule.RuleNotExist");
        assertThat(rules(account)).isZero();
    }

    @Test
    void aGroupThatSomeDeleteAndOthersName(Account account) throws Exception {
        var named =
                account.call("CreateSecurityGroup", "VpcId", account.vpcId()).text("/SecurityGroupId");
        account.securityGroup();
        var answers = Crowd.all(i -> i % 2 == 0
                ? account.call("DeleteSecurityGroup", "SecurityGroupId", named)
                : account.call(
                        "AuthorizeSecurityGroup",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "IpProtocol",
                        "tcp",
                        "PortRange",
                        i + "/" + i,
                        "SourceGroupId",
                        named));
        assertThat(Crowd.codes(answers))
                .isSubsetOf(
                        "", "DependencyViolation", "InvalidSecurityGroupId.NotFound", "InvalidSourceGroupId.NotFound");
        assertThat(jdbc.sql("""
                        select count(*) from security_group_rule r where peer_group_id is not null
                            and not exists (select 1 from security_group g where g.id = r.peer_group_id)
                        """).query(Long.class).single()).isZero();
    }

    private static Answer ingress(Account account, int port) {
        return rule(account, "AuthorizeSecurityGroup", port);
    }

    private static Answer rule(Account account, String action, int port) {
        return account.call(
                action,
                "SecurityGroupId",
                account.securityGroup(),
                "IpProtocol",
                "tcp",
                "PortRange",
                port + "/" + port,
                "SourceCidrIp",
                "0.0.0.0/0");
    }

    private long rules(Account account) {
        return jdbc.sql("select count(*) from security_group_rule where security_group_id = ?")
                .param(account.securityGroup())
                .query(Long.class)
                .single();
    }
}
