package dev.skystage.gateway.identity;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

/** A session's key needs its token, over the wire. */
@StagingCloudTest
class SessionTokensTest {
    @Test
    void aSessionsKeyNeedsItsToken(Account account) {
        account.callRam(
                        "CreateRole",
                        "RoleName",
                        "reader",
                        "AssumeRolePolicyDocument",
                        "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                                + "\"Principal\":{\"RAM\":[\"acs:ram::" + account.id() + ":root\"]}}]}")
                .assertThat()
                .isOk();
        var session = account.callSts(
                "AssumeRole", "RoleArn", "acs:ram::" + account.id() + ":role/reader", "RoleSessionName", "tests");
        var assumed =
                account.with(session.text("/Credentials/AccessKeyId"), session.text("/Credentials/AccessKeySecret"));
        assumed.callSts("GetCallerIdentity", "SecurityToken", session.text("/Credentials/SecurityToken"))
                .assertThat()
                .isOk();
        assumed.callSts("GetCallerIdentity").assertThat().isError(400, "MissingSecurityToken");
        assumed.callSts("GetCallerIdentity", "SecurityToken", "another")
                .assertThat()
                .isError(400, "InvalidSecurityToken.MismatchWithAccessKey");
        account.callSts("GetCallerIdentity", "SecurityToken", session.text("/Credentials/SecurityToken"))
                .assertThat()
                .isError(400, "InvalidSecurityToken.Malformed");
    }

    @Test
    void aBearerTokenIsOneThatWasIssued(Account account) {
        account.call("DescribeRegions", "SignatureType", "BEARERTOKEN", "BearerToken", "none")
                .assertThat()
                .isError(404, "InvalidBearerToken.NotFound");
    }
}
