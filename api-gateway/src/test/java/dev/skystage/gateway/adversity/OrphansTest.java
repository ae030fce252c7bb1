package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instances are created while what they belong to is deleted: nothing is left in a parent that is gone. */
@StagingCloudTest
class OrphansTest {
    @Autowired
    JdbcClient jdbc;

    @RepeatedTest(3)
    void inADeploymentSet(Account account) throws Exception {
        var set =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        var answers = Crowd.all(i -> i % 4 == 0
                ? account.call("DeleteDeploymentSet", "DeploymentSetId", set)
                : run(account, "DeploymentSetId", set));
        assertThat(Crowd.codes(answers))
                .isSubsetOf(
                        "",
                        "DependencyViolation.NotEmpty",
                        "InvalidDeploymentSetId.NotFound",
                        "DeploymentSet.NotFound",
                        "QuotaExceed.DeploymentSetInstanceQuotaFull");
        none("""
                select i.id from instance i where i.account_id = ? and i.deployment_set_id is not null
                and not exists (select from deployment_set d where d.id = i.deployment_set_id)""", account);
    }

    @RepeatedTest(3)
    void inASecurityGroup(Account account) throws Exception {
        var group = account.call("CreateSecurityGroup").text("/SecurityGroupId");
        var answers = Crowd.all(i -> i % 4 == 0
                ? account.call("DeleteSecurityGroup", "SecurityGroupId", group)
                : run(account, "SecurityGroupId", group));
        assertThat(Crowd.codes(answers)).isSubsetOf("", "DependencyViolation", "InvalidSecurityGroupId.NotFound");
        noneWithoutGroup(account);
    }

    @Test
    void inTheDefaultSecurityGroup(Account account) throws Exception {
        account.call("DescribeInstances").assertThat().isOk(); // this call makes the default network
        var group = jdbc.sql("select default_security_group_id from account_region where account_id = ?")
                .param(account.id())
                .query(String.class)
                .single();
        Crowd.all(i -> i % 4 == 0 ? account.call("DeleteSecurityGroup", "SecurityGroupId", group) : run(account));
        noneWithoutGroup(account);
    }

    private static Answer run(Account account, String... more) {
        return account.call(
                "RunInstances",
                Stream.concat(
                                Stream.of(
                                        "RegionId",
                                        Account.REGION,
                                        "ImageId",
                                        Account.IMAGE,
                                        "InstanceType",
                                        Account.INSTANCE_TYPE),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private void noneWithoutGroup(Account account) {
        none("""
                select i.id from instance i, unnest(security_group_ids) g where i.account_id = ?
                and not exists (select from security_group s where s.id = g)""", account);
    }

    private void none(String orphans, Account account) {
        assertThat(jdbc.sql(orphans).param(account.id()).query(String.class).list())
                .isEmpty();
    }
}
