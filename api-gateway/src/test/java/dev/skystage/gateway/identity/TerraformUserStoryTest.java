package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RAM users and their login profiles as Terraform manages them: every call of the two resources. */
@StagingCloudTest
class TerraformUserStoryTest {
    private static final String POLICY =
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecs:Describe*\",\"Resource\":\"*\"}]}";

    @Test
    void aLoginProfileIsMadeReadChangedAndDestroyed(Account account) {
        ok(account, "CreateUser", "UserName", "tf");
        var made = ok(account, "CreateLoginProfile", "UserName", "tf", "Password", "Example_1234");
        assertThat(made.text("/LoginProfile/UserName")).isEqualTo("tf");
        assertThat(read(account, "PasswordResetRequired")).isEqualTo("false");
        ok(
                account,
                "UpdateLoginProfile",
                "UserName",
                "tf",
                "Password",
                "Example_1234",
                "PasswordResetRequired",
                "true");
        assertThat(read(account, "PasswordResetRequired")).isEqualTo("true");
        assertThat(read(account, "MFABindRequired")).isEqualTo("false");
        ok(account, "DeleteLoginProfile", "UserName", "tf");
        account.callRam("GetLoginProfile", "UserName", "tf")
                .assertThat()
                .isError(404, "EntityNotExist.User.LoginProfile");
        ok(account, "DeleteUser", "UserName", "tf");
    }

    private static String read(Account account, String attribute) {
        return ok(account, "GetLoginProfile", "UserName", "tf").text("/LoginProfile/" + attribute);
    }

    /** What was added to the user outside Terraform goes with it. */
    @Test
    void forceDestroysAUserWithAllThatItHas(Account account) {
        account.user("tf", POLICY);
        ok(account, "CreateLoginProfile", "UserName", "tf", "Password", "Example_1234");
        account.callRam("DeleteUser", "UserName", "tf").assertThat().isError(409, "DeleteConflict.User.AccessKey");
        forceDestroy(account, true);
        account.callRam("GetUser", "UserName", "tf").assertThat().isError(404, "EntityNotExist.User");
    }

    @Test
    void forceDestroysAUserThatHasNothing(Account account) {
        ok(account, "CreateUser", "UserName", "tf");
        forceDestroy(account, false);
    }

    /** In the provider's order, which goes on after exactly these two refusals. */
    private static void forceDestroy(Account account, boolean hasProfile) {
        for (var key : ok(account, "ListAccessKeys", "UserName", "tf").body().at("/AccessKeys/AccessKey")) {
            var id = key.path("AccessKeyId").stringValue();
            ok(account, "DeleteAccessKey", "UserName", "tf", "UserAccessKeyId", id);
        }
        for (var policy :
                ok(account, "ListPoliciesForUser", "UserName", "tf").body().at("/Policies/Policy")) {
            ok(
                    account,
                    "DetachPolicyFromUser",
                    "UserName",
                    "tf",
                    "PolicyName",
                    policy.path("PolicyName").stringValue(),
                    "PolicyType",
                    policy.path("PolicyType").stringValue());
        }
        var groups = ok(account, "ListGroupsForUser", "UserName", "tf").body().at("/Groups/Group");
        assertThat(groups.isArray()).isTrue();
        assertThat(groups.isEmpty()).isTrue();
        var profile = account.callRam("DeleteLoginProfile", "UserName", "tf");
        if (hasProfile) {
            profile.assertThat().isOk();
        } else {
            profile.assertThat()
                    .isError(404, "EntityNotExist.User.LoginProfile")
                    .saying("The user login profile does not exist.");
        }
        account.callRam("UnbindMFADevice", "UserName", "tf")
                .assertThat()
                .isError(404, "EntityNotExist.User.MFADevice")
                .saying("The user has not bound any MFA device.");
        ok(account, "DeleteUser", "UserName", "tf");
    }

    @Test
    void groupsAndDevicesAreThoseOfTheAccountsOwnUsers(Account account, Account other) {
        ok(account, "CreateUser", "UserName", "tf");
        for (var action : List.of("ListGroupsForUser", "UnbindMFADevice")) {
            other.callRam(action, "UserName", "tf").assertThat().isError(404, "EntityNotExist.User");
            account.callRam(action, "UserName", "a b")
                    .assertThat()
                    .isError(400, "InvalidParameter.UserName.InvalidChars");
            account.callRam(action, "UserName", "a".repeat(65))
                    .assertThat()
                    .isError(400, "InvalidParameter.UserName.Length");
            account.callRam(action).assertThat().isError(400, "MissingParameter");
        }
    }

    private static Answer ok(Account account, String action, String... parameters) {
        var answer = account.callRam(action, parameters);
        answer.assertThat().isOk();
        return answer;
    }
}
