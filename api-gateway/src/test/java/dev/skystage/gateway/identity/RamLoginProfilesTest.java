package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CreateLoginProfile, GetLoginProfile, UpdateLoginProfile, DeleteLoginProfile. */
@StagingCloudTest
class RamLoginProfilesTest {
    private static final String PASSWORD = "Example_1234";

    @Autowired
    JdbcClient jdbc;

    @Test
    void aProfileIsMadeShownChangedAndDeleted(Account account) {
        user(account, "alice");
        var made = account.callRam(
                "CreateLoginProfile",
                "UserName",
                "alice",
                "Password",
                PASSWORD,
                "PasswordResetRequired",
                "true",
                "MFABindRequired",
                "true");
        made.assertThat().isOk();
        assertThat(made.text("/LoginProfile/UserName")).isEqualTo("alice");
        assertThat(made.text("/LoginProfile/CreateDate")).endsWith("Z");
        assertFlags(made, true, true);
        assertThat(shown(account, "alice").body().at("/LoginProfile"))
                .isEqualTo(made.body().at("/LoginProfile"));

        var changed = account.callRam(
                "UpdateLoginProfile", "UserName", "alice", "Password", PASSWORD, "PasswordResetRequired", "false");
        changed.assertThat().isOk();
        assertThat(changed.body().has("LoginProfile")).isFalse();
        assertFlags(shown(account, "alice"), false, true);
        account.callRam("UpdateLoginProfile", "UserName", "alice", "MFABindRequired", "false")
                .assertThat()
                .isOk();
        assertFlags(shown(account, "alice"), false, false);
        assertThat(shown(account, "alice").text("/LoginProfile/CreateDate"))
                .isEqualTo(made.text("/LoginProfile/CreateDate"));

        account.callRam("DeleteLoginProfile", "UserName", "alice").assertThat().isOk();
        account.callRam("GetLoginProfile", "UserName", "alice")
                .assertThat()
                .isError(404, "EntityNotExist.User.LoginProfile");
        create(account, "alice", "mypassword").assertThat().isOk();
        assertFlags(shown(account, "alice"), false, false);
    }

    @Test
    void aUserHasOneProfileAndIsNotDeletedWithIt(Account account) {
        user(account, "alice");
        create(account, "alice", PASSWORD).assertThat().isOk();
        create(account, "alice", PASSWORD).assertThat().isError(409, "EntityAlreadyExists.User.LoginProfile");
        account.callRam("DeleteUser", "UserName", "alice")
                .assertThat()
                .isError(409, "DeleteConflict.User.LoginProfile");
        account.callRam("DeleteLoginProfile", "UserName", "alice").assertThat().isOk();
        account.callRam("DeleteUser", "UserName", "alice").assertThat().isOk();
    }

    @Test
    void aProfileFollowsItsUserToANewName(Account account) {
        user(account, "alice");
        create(account, "alice", PASSWORD).assertThat().isOk();
        account.callRam("UpdateUser", "UserName", "alice", "NewUserName", "bob")
                .assertThat()
                .isOk();
        assertThat(shown(account, "bob").text("/LoginProfile/UserName")).isEqualTo("bob");
        user(account, "alice");
        account.callRam("GetLoginProfile", "UserName", "alice")
                .assertThat()
                .isError(404, "EntityNotExist.User.LoginProfile");
    }

    /** Only salted hashes are kept, and answers do not have them. */
    @Test
    void passwordsAreNeverShown(Account account) {
        for (var name : List.of("alice", "bob")) {
            user(account, name);
            assertThat(create(account, name, PASSWORD).body().toString()).doesNotContain(PASSWORD);
            assertThat(shown(account, name).body().path("LoginProfile").propertyNames())
                    .containsExactlyInAnyOrder("UserName", "PasswordResetRequired", "MFABindRequired", "CreateDate");
        }
        var first = hashes(account);
        assertThat(first).hasSize(2).doesNotHaveDuplicates().noneMatch(hash -> hash.contains(PASSWORD));
        account.callRam("UpdateLoginProfile", "UserName", "alice", "MFABindRequired", "true")
                .assertThat()
                .isOk();
        assertThat(hashes(account)).isEqualTo(first);
        account.callRam("UpdateLoginProfile", "UserName", "alice", "Password", "Another_1234")
                .assertThat()
                .isOk();
        assertThat(hashes(account).getFirst()).isNotEqualTo(first.getFirst());
        assertThat(hashes(account).getLast()).isEqualTo(first.getLast());
    }

    private List<String> hashes(Account account) {
        return jdbc.sql("select password_hash from ram_login_profile where account_id = ? order by user_name")
                .param(account.id())
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Short_1", "a password", "passwörter", "Long_56789012345678901234567890123"})
    void refusesAPasswordThatThePolicyRulesOut(String password, Account account) {
        user(account, "alice");
        create(account, "alice", password).assertThat().isError(400, "InvalidParameter.Password.TooWeak");
        create(account, "alice", PASSWORD).assertThat().isOk();
        account.callRam("UpdateLoginProfile", "UserName", "alice", "Password", password)
                .assertThat()
                .isError(400, "InvalidParameter.Password.TooWeak");
    }

    @Test
    void takesTheShortestAndTheLongestPassword(Account account) {
        user(account, "alice");
        create(account, "alice", "12345678").assertThat().isOk();
        account.callRam("UpdateLoginProfile", "UserName", "alice", "Password", "~".repeat(32))
                .assertThat()
                .isOk();
    }

    @Test
    void refusesUsersWithoutProfileAndUsersThatDoNotExist(Account account, Account other) {
        user(account, "alice");
        create(account, "alice", PASSWORD).assertThat().isOk();
        user(other, "bob");
        for (var action : List.of("GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile")) {
            other.callRam(action, "UserName", "bob").assertThat().isError(404, "EntityNotExist.User.LoginProfile");
        }
        for (var action :
                List.of("CreateLoginProfile", "GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile")) {
            // another account's user is not found here
            call(other, action, "alice").assertThat().isError(404, "EntityNotExist.User");
            call(other, action, "a b").assertThat().isError(400, "InvalidParameter.UserName.InvalidChars");
            call(other, action, "a".repeat(65)).assertThat().isError(400, "InvalidParameter.UserName.Length");
            other.callRam(action, "Password", PASSWORD).assertThat().isError(400, "MissingParameter");
        }
        other.callRam("CreateLoginProfile", "UserName", "bob").assertThat().isError(400, "MissingParameter");
        shown(account, "alice").assertThat().isOk();
    }

    private static void assertFlags(Answer answer, boolean reset, boolean mfa) {
        assertThat(answer.body().at("/LoginProfile/PasswordResetRequired").booleanValue())
                .isEqualTo(reset);
        assertThat(answer.body().at("/LoginProfile/MFABindRequired").booleanValue())
                .isEqualTo(mfa);
    }

    private static void user(Account account, String name) {
        account.callRam("CreateUser", "UserName", name).assertThat().isOk();
    }

    private static Answer create(Account account, String user, String password) {
        return account.callRam("CreateLoginProfile", "UserName", user, "Password", password);
    }

    private static Answer call(Account account, String action, String user) {
        return account.callRam(action, "UserName", user, "Password", PASSWORD);
    }

    private static Answer shown(Account account, String user) {
        return account.callRam("GetLoginProfile", "UserName", user);
    }
}
