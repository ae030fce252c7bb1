package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CreateUser, GetUser, ListUsers, DeleteUser. */
@StagingCloudTest
class RamUsersTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void aUserIsMadeShownListedAndDeleted(Account account, Account other) {
        var made = account.callRam(
                "CreateUser",
                "UserName",
                "alice",
                "DisplayName",
                "Alice 张",
                "MobilePhone",
                "86-18600008888",
                "Email",
                "alice@example.com",
                "Comments",
                "on call");
        made.assertThat().isOk();
        assertThat(made.text("/User/UserId")).hasSize(18);
        var shown = account.callRam("GetUser", "UserName", "alice");
        assertThat(shown.text("/User/UserId")).isEqualTo(made.text("/User/UserId"));
        assertThat(shown.text("/User/DisplayName")).isEqualTo("Alice 张");
        assertThat(shown.text("/User/MobilePhone")).isEqualTo("86-18600008888");
        assertThat(shown.text("/User/Email")).isEqualTo("alice@example.com");
        assertThat(shown.text("/User/Comments")).isEqualTo("on call");
        assertThat(shown.text("/User/CreateDate")).endsWith("Z");
        assertThat(account.callRam("ListUsers").text("/Users/User/0/UserName")).isEqualTo("alice");
        other.callRam("GetUser", "UserName", "alice").assertThat().isError(404, "EntityNotExist.User");
        other.callRam("DeleteUser", "UserName", "alice").assertThat().isError(404, "EntityNotExist.User");

        account.callRam("DeleteUser", "UserName", "alice").assertThat().isOk();
        account.callRam("GetUser", "UserName", "alice").assertThat().isError(404, "EntityNotExist.User");
    }

    @Test
    void listsByMarker(Account account) {
        for (var name : new String[] {"c", "a", "b"}) {
            account.callRam("CreateUser", "UserName", name).assertThat().isOk();
        }
        var first = account.callRam("ListUsers", "MaxItems", "2");
        assertThat(first.text("/IsTruncated")).isEqualTo("true");
        assertThat(first.text("/Users/User/1/UserName")).isEqualTo("b");
        var second = account.callRam("ListUsers", "MaxItems", "2", "Marker", first.text("/Marker"));
        assertThat(second.text("/IsTruncated")).isEqualTo("false");
        assertThat(second.text("/Users/User/0/UserName")).isEqualTo("c");
        account.callRam("ListUsers", "MaxItems", "0").assertThat().isError(400, "InvalidParameter");
        account.callRam("ListUsers", "Marker", "%%%").assertThat().isError(400, "InvalidParameter");
        account.callRam("ListUsers", "Marker", "AAAA").assertThat().isError(400, "InvalidParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "UserName, a b, InvalidParameter.UserName.InvalidChars",
        "DisplayName, a<b, InvalidParameter.DisplayName.InvalidChars",
        "MobilePhone, 18600008888, InvalidParameter.MobilePhone.Format",
        "Email, nobody, InvalidParameter.Email.Format"
    })
    void refusesWhatIsWronglyFormed(String parameter, String value, String code, Account account) {
        if (parameter.equals("UserName")) {
            account.callRam("CreateUser", "UserName", value).assertThat().isError(400, code);
        } else {
            account.callRam("CreateUser", "UserName", "alice", parameter, value)
                    .assertThat()
                    .isError(400, code);
        }
    }

    @Test
    void refusesWhatIsTooLong(Account account) {
        for (var action : new String[] {"CreateUser", "GetUser", "DeleteUser"}) {
            account.callRam(action, "UserName", "a".repeat(65))
                    .assertThat()
                    .isError(400, "InvalidParameter.UserName.Length");
            account.callRam(action, "UserName", "a/b")
                    .assertThat()
                    .isError(400, "InvalidParameter.UserName.InvalidChars");
        }
        account.callRam("CreateUser", "UserName", "alice", "DisplayName", "a".repeat(129))
                .assertThat()
                .isError(400, "InvalidParameter.DisplayName.Length");
        account.callRam("CreateUser", "UserName", "alice", "Comments", "a".repeat(129))
                .assertThat()
                .isError(400, "InvalidParameter.Comments.Length");
    }

    @Test
    void aNameIsTakenOnceAndUsersAreLimited(Account account) {
        account.callRam("CreateUser", "UserName", "alice").assertThat().isOk();
        account.callRam("CreateUser", "UserName", "alice").assertThat().isError(409, "EntityAlreadyExists.User");
        jdbc.sql("""
                        insert into ram_user select ?, 'u' || n, ? || n, '', '', '', '', now(), now()
                        from generate_series(1, 999) n
                        """).param(account.id()).param(account.id()).update();
        account.callRam("CreateUser", "UserName", "bob").assertThat().isError(409, "LimitExceeded.User");
    }

    @Test
    void aUserWithKeysOrPoliciesIsNotDeleted(Account account) {
        account.callRam("CreateUser", "UserName", "alice").assertThat().isOk();
        account.callRam(
                        "AttachPolicyToUser",
                        "UserName",
                        "alice",
                        "PolicyType",
                        "System",
                        "PolicyName",
                        "ReadOnlyAccess")
                .assertThat()
                .isOk();
        account.callRam("DeleteUser", "UserName", "alice").assertThat().isError(409, "DeleteConflict.User.Policy");
        account.callRam("CreateAccessKey", "UserName", "alice").assertThat().isOk();
        account.callRam("DeleteUser", "UserName", "alice").assertThat().isError(409, "DeleteConflict.User.AccessKey");
    }
}
