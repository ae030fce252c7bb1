package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UpdateUser and UpdateRole, and how long sessions of a role may be. */
@StagingCloudTest
class RamUpdatesTest {
    private static final String LOOKS =
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecs:Describe*\",\"Resource\":\"*\"}]}";

    @Test
    void aRenamedUserKeepsKeysAndPolicies(Account account) {
        var user = account.user("alice", LOOKS);
        account.callRam("UpdateUser", "UserName", "alice", "NewDisplayName", "Alice", "NewComments", "on call")
                .assertThat()
                .isOk();
        var changed = account.callRam(
                "UpdateUser",
                "UserName",
                "alice",
                "NewUserName",
                "bob",
                "NewComments",
                "",
                "NewEmail",
                "b@example.com");
        assertThat(changed.text("/User/UserName")).isEqualTo("bob");
        assertThat(changed.text("/User/DisplayName")).isEqualTo("Alice");
        assertThat(changed.text("/User/Comments")).isEmpty();
        var shown = account.callRam("GetUser", "UserName", "bob");
        assertThat(shown.text("/User/UserId")).isEqualTo(changed.text("/User/UserId"));
        assertThat(shown.text("/User/Email")).isEqualTo("b@example.com");
        account.callRam("GetUser", "UserName", "alice").assertThat().isError(404, "EntityNotExist.User");

        user.call("DescribeInstances").assertThat().isOk();
        assertThat(user.callSts("GetCallerIdentity").text("/Arn")).endsWith(":user/bob");
        assertThat(account.callRam("ListPoliciesForUser", "UserName", "bob").text("/Policies/Policy/0/PolicyName"))
                .isEqualTo("alice");
        account.callRam("DetachPolicyFromUser", "UserName", "bob", "PolicyType", "Custom", "PolicyName", "alice")
                .assertThat()
                .isOk();
        user.call("DescribeInstances").assertThat().isError(403, "Forbidden.RAM");
    }

    @ParameterizedTest
    @CsvSource({
        "UserName, a b, InvalidParameter.UserName.InvalidChars",
        "NewUserName, a b, InvalidParameter.NewUserName.InvalidChars",
        "NewDisplayName, a<b, InvalidParameter.NewDisplayName.InvalidChars",
        "NewMobilePhone, 18600008888, InvalidParameter.NewMobilePhone.Format",
        "NewEmail, nobody, InvalidParameter.NewEmail.Format",
        "UserName, long, InvalidParameter.UserName.Length",
        "NewUserName, long, InvalidParameter.NewUserName.Length",
        "NewDisplayName, long, InvalidParameter.NewDisplayName.Length",
        "NewComments, long, InvalidParameter.NewComments.Length"
    })
    void refusesWhatUsersCannotBe(String parameter, String value, String code, Account account) {
        var text = value.equals("long") ? "a".repeat(129) : value;
        var answer = parameter.equals("UserName")
                ? account.callRam("UpdateUser", "UserName", text)
                : account.callRam("UpdateUser", "UserName", "alice", parameter, text);
        answer.assertThat().isError(400, code);
    }

    @Test
    void refusesUsersThatAreNotThereAndNamesThatAreTaken(Account account) {
        account.callRam("UpdateUser", "UserName", "alice", "NewUserName", "bob")
                .assertThat()
                .isError(404, "EntityNotExist.User");
        account.callRam("CreateUser", "UserName", "alice").assertThat().isOk();
        account.callRam("CreateUser", "UserName", "bob").assertThat().isOk();
        account.callRam("UpdateUser", "UserName", "alice", "NewUserName", "bob")
                .assertThat()
                .isError(409, "EntityAlreadyExists.User");
        account.callRam("UpdateUser", "UserName", "alice", "NewUserName", "alice")
                .assertThat()
                .isOk();
    }

    @Test
    void aRoleIsTrustedByOthersForLonger(Account account, Account other) {
        account.callRam(
                        "CreateRole",
                        "RoleName",
                        "ops",
                        "AssumeRolePolicyDocument",
                        RamRolesTest.TRUSTS_ECS,
                        "MaxSessionDuration",
                        "7200",
                        "Description",
                        "old")
                .assertThat()
                .isOk();
        var arn = "acs:ram::" + account.id() + ":role/ops";
        assertThat(account.callRam("GetRole", "RoleName", "ops").text("/Role/MaxSessionDuration"))
                .isEqualTo("7200");
        other.callSts("AssumeRole", "RoleArn", arn, "RoleSessionName", "me")
                .assertThat()
                .isError(403, "NoPermission");
        var trusts = """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::%s:root"]}}]}""".formatted(other.id());
        var changed = account.callRam(
                "UpdateRole",
                "RoleName",
                "ops",
                "NewAssumeRolePolicyDocument",
                trusts,
                "NewMaxSessionDuration",
                "10800",
                "NewDescription",
                "");
        assertThat(changed.text("/Role/Description")).isEmpty();
        assertThat(changed.text("/Role/MaxSessionDuration")).isEqualTo("10800");
        assertThat(changed.text("/Role/AssumeRolePolicyDocument")).isEqualTo(trusts);
        assume(other, arn, "10800").assertThat().isOk();
        assume(other, arn, "10801").assertThat().isError(400, "InvalidParameter.DurationSeconds");
        account.callRam("UpdateRole", "RoleName", "ops", "NewDescription", "new")
                .assertThat()
                .isOk();
        var shown = account.callRam("GetRole", "RoleName", "ops");
        assertThat(shown.text("/Role/Description")).isEqualTo("new");
        assertThat(shown.text("/Role/MaxSessionDuration")).isEqualTo("10800");
        assertThat(shown.text("/Role/AssumeRolePolicyDocument")).isEqualTo(trusts);
    }

    private static Answer assume(Account account, String arn, String seconds) {
        return account.callSts("AssumeRole", "RoleArn", arn, "RoleSessionName", "me", "DurationSeconds", seconds);
    }

    @Test
    void refusesWhatRolesCannotBe(Account account) {
        account.callRam("UpdateRole", "RoleName", "none").assertThat().isError(404, "EntityNotExist.Role");
        account.callRam("UpdateRole", "RoleName", "a b")
                .assertThat()
                .isError(400, "InvalidParameter.RoleName.InvalidChars");
        account.callRam("UpdateRole", "RoleName", "a".repeat(65))
                .assertThat()
                .isError(400, "InvalidParameter.RoleName.Length");
        account.callRam("UpdateRole", "RoleName", "ops", "NewDescription", "a".repeat(1025))
                .assertThat()
                .isError(400, "InvalidParameter.NewDescription.Length");
        account.callRam("UpdateRole", "RoleName", "ops", "NewAssumeRolePolicyDocument", "{}")
                .assertThat()
                .isError(400, "MalformedPolicyDocument");
        account.callRam("UpdateRole", "RoleName", "ops", "NewAssumeRolePolicyDocument", "x".repeat(7000))
                .assertThat()
                .isError(400, "InvalidParameter.NewAssumeRolePolicyDocument.Length");
        account.role("ops");
        for (var seconds : new String[] {"3599", "43201"}) {
            account.callRam("UpdateRole", "RoleName", "ops", "NewMaxSessionDuration", seconds)
                    .assertThat()
                    .isError(400, "InvalidParameter");
            account.callRam(
                            "CreateRole",
                            "RoleName",
                            "web",
                            "AssumeRolePolicyDocument",
                            RamRolesTest.TRUSTS_ECS,
                            "MaxSessionDuration",
                            seconds)
                    .assertThat()
                    .isError(400, "InvalidParameter");
        }
    }
}
