package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

/** CreateAccessKey, ListAccessKeys, UpdateAccessKey, DeleteAccessKey. */
@StagingCloudTest
class RamAccessKeysTest {
    private static final String EVERYTHING =
            "{\"Version\":\"1\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    @Test
    void aKeySignsUntilItIsTurnedOffOrDeleted(Account account) {
        var alice = account.user("alice", EVERYTHING);
        alice.call("DescribeRegions").assertThat().isOk();
        var key = alice.accessKeyId();
        account.callRam("UpdateAccessKey", "UserName", "alice", "UserAccessKeyId", key, "Status", "Inactive")
                .assertThat()
                .isOk();
        assertThat(account.callRam("ListAccessKeys", "UserName", "alice").text("/AccessKeys/AccessKey/0/Status"))
                .isEqualTo("Inactive");
        alice.call("DescribeRegions").assertThat().isError(403, "Forbidden.AccessKeyDisabled");
        account.callRam("UpdateAccessKey", "UserName", "alice", "UserAccessKeyId", key, "Status", "Active")
                .assertThat()
                .isOk();
        alice.call("DescribeRegions").assertThat().isOk();
        account.callRam("DeleteAccessKey", "UserName", "alice", "UserAccessKeyId", key)
                .assertThat()
                .isOk();
        alice.call("DescribeRegions").assertThat().isError(404, "InvalidAccessKeyId.NotFound");
    }

    @Test
    void aUserMeansItselfWithoutAName(Account account) {
        var alice = account.user("alice", EVERYTHING);
        assertThat(alice.callRam("ListAccessKeys").text("/AccessKeys/AccessKey/0/AccessKeyId"))
                .isEqualTo(alice.accessKeyId());
        var second = alice.callRam("CreateAccessKey");
        assertThat(second.text("/AccessKey/Status")).isEqualTo("Active");
        alice.callRam("CreateAccessKey").assertThat().isError(409, "LimitExceeded.User.AccessKey");
        var id = second.text("/AccessKey/AccessKeyId");
        alice.callRam("UpdateAccessKey", "UserAccessKeyId", id, "Status", "Inactive")
                .assertThat()
                .isOk();
        alice.callRam("DeleteAccessKey", "UserAccessKeyId", id).assertThat().isOk();
        account.callRam("CreateAccessKey").assertThat().isError(400, "MissingParameter");
    }

    @Test
    void refuses(Account account, Account other) {
        var alice = account.user("alice", EVERYTHING);
        account.callRam("UpdateAccessKey", "UserName", "alice", "UserAccessKeyId", "x", "Status", "On")
                .assertThat()
                .isError(400, "InvalidParameter");
        for (var action : new String[] {"UpdateAccessKey", "DeleteAccessKey"}) {
            var status = new String[] {"Status", "Active"};
            account.callRam(action, "UserName", "alice", "UserAccessKeyId", "none", status[0], status[1])
                    .assertThat()
                    .isError(404, "EntityNotExist.User.AccessKey");
            // the key of the account itself, and another account's users, are not found here
            account.callRam(action, "UserName", "alice", "UserAccessKeyId", account.accessKeyId(), "Status", "Active")
                    .assertThat()
                    .isError(404, "EntityNotExist.User.AccessKey");
            other.callRam(action, "UserName", "alice", "UserAccessKeyId", alice.accessKeyId(), "Status", "Active")
                    .assertThat()
                    .isError(404, "EntityNotExist.User");
        }
        for (var action : new String[] {"CreateAccessKey", "ListAccessKeys", "UpdateAccessKey", "DeleteAccessKey"}) {
            account.callRam(action, "UserName", "nobody", "UserAccessKeyId", "x", "Status", "Active")
                    .assertThat()
                    .isError(404, "EntityNotExist.User");
            account.callRam(action, "UserName", "a b", "UserAccessKeyId", "x", "Status", "Active")
                    .assertThat()
                    .isError(400, "InvalidParameter.UserName.InvalidChars");
            account.callRam(action, "UserName", "a".repeat(65), "UserAccessKeyId", "x", "Status", "Active")
                    .assertThat()
                    .isError(400, "InvalidParameter.UserName.Length");
        }
    }
}
