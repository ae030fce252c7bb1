package dev.skystage.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class AccountsOnSightTest {
    @Autowired
    LenientAccounts lenient;

    @Autowired
    Accounts accounts;

    @Autowired
    Credentials credentials;

    @Test
    void aKnownKeyMeansItsOwnerAndNoKeyTheDefaultAccount(Account account) {
        assertThat(lenient.accountFor(account.accessKeyId())).isEqualTo(account.id());
        assertThat(lenient.accountFor(null)).isEqualTo(Accounts.DEFAULT_ACCOUNT);
    }

    @Test
    void anUnknownKeyGetsAnAccountButNoCredential() {
        var made = lenient.accountFor("team-a");
        assertThat(made).matches("2\\d{15}").isEqualTo(lenient.accountFor("team-a"));
        assertThat(made).isNotEqualTo(lenient.accountFor("team-b"));
        assertThat(accounts.exists(made)).isTrue();
        assertThat(credentials.find("team-a")).isEmpty();
    }
}
