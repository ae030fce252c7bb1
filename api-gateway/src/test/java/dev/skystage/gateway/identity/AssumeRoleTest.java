package dev.skystage.gateway.identity;

import static dev.skystage.gateway.identity.RamAuthorizerTest.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class AssumeRoleTest {
    private static String trusting(String principal) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"RAM\":[\"%s\"]}}]}"
                .formatted(principal);
    }

    /** A role of the account that may read everything. */
    private static String reader(Account account, String trusted) {
        account.callRam("CreateRole", "RoleName", "reader", "AssumeRolePolicyDocument", trusting(trusted))
                .assertThat()
                .isOk();
        account.callRam(
                        "AttachPolicyToRole",
                        "RoleName",
                        "reader",
                        "PolicyType",
                        "System",
                        "PolicyName",
                        "ReadOnlyAccess")
                .assertThat()
                .isOk();
        return "acs:ram::" + account.id() + ":role/reader";
    }

    private static Answer assume(Account by, String roleArn, String... more) {
        var parameters = new ArrayList<>(List.of("RoleArn", roleArn, "RoleSessionName", "tests"));
        parameters.addAll(List.of(more));
        return by.callSts("AssumeRole", parameters.toArray(String[]::new));
    }

    private static Answer call(Account account, Answer session, String action, String... more) {
        var parameters = new ArrayList<>(List.of("SecurityToken", session.text("/Credentials/SecurityToken")));
        parameters.addAll(List.of(more));
        return account.with(session.text("/Credentials/AccessKeyId"), session.text("/Credentials/AccessKeySecret"))
                .call(action, parameters.toArray(String[]::new));
    }

    @Test
    void aSessionMayDoWhatItsRoleMay(Account account) {
        var role = reader(account, "acs:ram::" + account.id() + ":root");
        var alice = account.user("alice", allow("sts:AssumeRole", "*"));
        var session = assume(alice, role);
        session.assertThat().isOk();
        assertThat(session.text("/AssumedRoleUser/Arn")).isEqualTo(role + "/tests");
        assertThat(session.text("/Credentials/AccessKeyId")).startsWith("STS.");
        call(account, session, "DescribeInstances").assertThat().isOk();
        call(account, session, "StopInstance", "InstanceId", "i-1").assertThat().isError(403, "Forbidden.RAM");
        var who = call(account, session, "GetCallerIdentity", "Version", "2015-04-01");
        assertThat(who.text("/IdentityType")).isEqualTo("AssumedRoleUser");
        assertThat(who.text("/Arn")).isEqualTo("acs:ram::" + account.id() + ":assumed-role/reader/tests");
        assertThat(who.text("/PrincipalId")).isEqualTo(who.text("/RoleId") + ":tests");
    }

    @Test
    void aPermissionForOneRoleDoesNotHoldForOthers(Account account) {
        var role = reader(account, "acs:ram::" + account.id() + ":root");
        assume(account.user("alice", allow("sts:AssumeRole", role)), role)
                .assertThat()
                .isOk();
        assume(account.user("bob", allow("sts:AssumeRole", role + "s")), role)
                .assertThat()
                .isError(403, "NoPermission");
        assume(account.user("carol", allow("sts:AssumeRole", "acs:ram:*:*:role/r*")), role)
                .assertThat()
                .isOk();
    }

    @Test
    void aPolicyLeavesLessToTheSession(Account account) {
        var role = reader(account, "acs:ram::" + account.id() + ":root");
        var session = assume(account, role, "Policy", allow("ecs:DescribeRegions", "*"));
        call(account, session, "DescribeRegions").assertThat().isOk();
        call(account, session, "DescribeInstances").assertThat().isError(403, "Forbidden.RAM");
        var wide = assume(account, role, "Policy", allow("*", "*"));
        call(account, wide, "DescribeInstances").assertThat().isOk();
        call(account, wide, "StopInstance", "InstanceId", "i-1").assertThat().isError(403, "Forbidden.RAM");
    }

    @Test
    void onlyWhomTheRoleTrustsMayAssumeIt(Account account, Account other) {
        var role = reader(account, "acs:ram::" + other.id() + ":root");
        assume(account, role).assertThat().isError(403, "NoPermission");
        var session = assume(other, role);
        session.assertThat().isOk();
        // the session acts in the role's account
        assertThat(call(account, session, "GetCallerIdentity", "Version", "2015-04-01")
                        .text("/AccountId"))
                .isEqualTo(account.id());
        var bob = other.user("bob", allow("ecs:*", "*"));
        assume(bob, role).assertThat().isError(403, "NoPermission");
    }

    @Test
    void aRoleForAServiceIsNotForUsers(Account account) {
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", RamRolesTest.TRUSTS_ECS)
                .assertThat()
                .isOk();
        assume(account, "acs:ram::" + account.id() + ":role/ops").assertThat().isError(403, "NoPermission");
    }

    @Test
    void refuses(Account account) {
        var role = reader(account, "acs:ram::" + account.id() + ":root");
        assume(account, "reader").assertThat().isError(400, "InvalidParameter.RoleArn");
        assume(account, role + "2").assertThat().isError(404, "EntityNotExist.Role");
        assume(account.user("dave", allow("sts:AssumeRole", "*")), role, "RoleSessionName", "s".repeat(64))
                .assertThat()
                .isOk();
        account.callSts("AssumeRole", "RoleArn", role, "RoleSessionName", "s".repeat(65))
                .assertThat()
                .isError(400, "InvalidParameter.RoleSessionName");
        account.callSts("AssumeRole", "RoleArn", role, "RoleSessionName", "a")
                .assertThat()
                .isError(400, "InvalidParameter.RoleSessionName");
        assume(account, role, "DurationSeconds", "899").assertThat().isError(400, "InvalidParameter.DurationSeconds");
        assume(account, role, "DurationSeconds", "3601").assertThat().isError(400, "InvalidParameter.DurationSeconds");
        assume(account, role, "Policy", "{").assertThat().isError(400, "InvalidParameter.PolicyGrammar");
        assume(account, role, "Policy", "x".repeat(1025)).assertThat().isError(400, "InvalidParameter.PolicySize");
        account.callSts("AssumeRole", "RoleArn", role).assertThat().isError(400, "MissingParameter");
    }
}
