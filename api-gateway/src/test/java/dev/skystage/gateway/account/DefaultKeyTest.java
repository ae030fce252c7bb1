package dev.skystage.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.account.Accounts.KeyPair;
import dev.skystage.controlplane.resources.account.Credential;
import dev.skystage.controlplane.resources.account.DefaultKeyProperties;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The AccessKey of the default account, at a start with another setting. */
@StagingCloudTest
class DefaultKeyTest {
    private static final KeyPair WELL_KNOWN = new KeyPair(Accounts.DEFAULT_KEY, Accounts.DEFAULT_KEY);

    @Autowired
    Accounts accounts;

    @AfterEach
    void asBefore() {
        accounts.createDefault(WELL_KNOWN);
    }

    private @Nullable String secret(String id) {
        return accounts.findKey(id).map(Credential::secret).orElse(null);
    }

    @Test
    void theWellKnownKeyExistsUnlessAnotherIsConfigured() {
        assertThat(new DefaultKeyProperties(Accounts.DEFAULT_KEY, null).key()).isEqualTo(WELL_KNOWN);
        assertThat(secret(Accounts.DEFAULT_KEY)).isEqualTo(Accounts.DEFAULT_KEY);
    }

    @Test
    void aConfiguredKeyReplacesIt() {
        accounts.createDefault(new KeyPair("LTAIours", "secret of ours"));
        assertThat(secret(Accounts.DEFAULT_KEY)).isNull();
        assertThat(secret("LTAIours")).isEqualTo("secret of ours");
        assertThat(accounts.findKey("LTAIours").orElseThrow().accountId()).isEqualTo(Accounts.DEFAULT_ACCOUNT);
        accounts.createDefault(new KeyPair("LTAIours", "another secret"));
        assertThat(secret("LTAIours")).isEqualTo("another secret");
    }

    @Test
    void noKeyCanBeConfigured() {
        accounts.createDefault(new DefaultKeyProperties("", "").key());
        assertThat(secret(Accounts.DEFAULT_KEY)).isNull();
        assertThat(accounts.exists(Accounts.DEFAULT_ACCOUNT)).isTrue();
    }

    @Test
    void aDisabledKeyStaysDisabled(Management management) {
        accounts.createDefault(new KeyPair("LTAIdisabled", "secret"));
        management.delete("accounts/LTAIdisabled");
        accounts.createDefault(new KeyPair("LTAIdisabled", "secret"));
        assertThat(accounts.findKey("LTAIdisabled").orElseThrow().active()).isFalse();
    }

    @Test
    void theKeyOfAnotherAccountIsNotTaken(Account account) {
        var theirs = new KeyPair(account.accessKeyId(), "guessed");
        assertThatThrownBy(() -> accounts.createDefault(theirs))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("skystage.default-key.id");
        assertThat(secret(account.accessKeyId())).isEqualTo(account.accessKeySecret());
    }

    @Test
    void aKeyNeedsItsSecret() {
        assertThatThrownBy(() -> new DefaultKeyProperties("LTAIours", ""))
                .hasMessageContaining("skystage.default-key.secret");
    }
}
