package dev.skystage.gateway.identity;

import static dev.skystage.gateway.identity.RamAuthorizerTest.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class GetCallerIdentityTest {
    @Test
    void theAccountIsItself(Account account) {
        var who = account.callSts("GetCallerIdentity");
        assertThat(who.text("/AccountId")).isEqualTo(account.id());
        assertThat(who.text("/PrincipalId")).isEqualTo(account.id());
        assertThat(who.text("/IdentityType")).isEqualTo("Account");
        assertThat(who.text("/Arn")).isEqualTo("acs:ram::" + account.id() + ":root");
    }

    @Test
    void aUserMayAskWhoItIsWithoutAnyPermission(Account account) {
        var alice = account.user("alice", allow("none:None", "*"));
        var who = alice.callSts("GetCallerIdentity");
        assertThat(who.text("/IdentityType")).isEqualTo("RAMUser");
        assertThat(who.text("/Arn")).isEqualTo("acs:ram::" + account.id() + ":user/alice");
        assertThat(who.text("/UserId"))
                .isEqualTo(account.callRam("GetUser", "UserName", "alice").text("/User/UserId"))
                .isEqualTo(who.text("/PrincipalId"));
    }
}
